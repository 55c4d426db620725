/** A QR code, dark on white in both colour schemes, with the four quiet units that scanners need. */
export function QrCode({ qr, label }: { qr: { size: number; path: string }; label: string }) {
  const quiet = 4;
  const side = qr.size + 2 * quiet;
  return (
    <svg
      className="qr"
      viewBox={`${-quiet} ${-quiet} ${side} ${side}`}
      shapeRendering="crispEdges"
      role="img"
      aria-label={label}
    >
      <rect x={-quiet} y={-quiet} width={side} height={side} fill="#fff" />
      <path d={qr.path} fill="#1e1916" />
    </svg>
  );
}
