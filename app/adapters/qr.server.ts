import QRCode from "qrcode";

const look = { errorCorrectionLevel: "M", margin: 2, color: { dark: "#1e1916", light: "#ffffff" } } as const;

/** A QR code as an SVG element that scales to its box, dark on white, with its quiet zone. */
export function qrSvg(text: string): Promise<string> {
  return QRCode.toString(text, { ...look, type: "svg" });
}

/** The same as a PNG of `width` pixels (a multiple of the modules may come out slightly narrower). */
export function qrPng(text: string, width = 480): Promise<Buffer> {
  return QRCode.toBuffer(text, { ...look, type: "png", width });
}

/** A QR code as the path of its dark modules in a square of `size` units, without its quiet zone. */
export function qrPath(text: string): { size: number; path: string } {
  const { size, data } = QRCode.create(text, { errorCorrectionLevel: look.errorCorrectionLevel }).modules;
  let path = "";
  for (let y = 0; y < size; y += 1)
    for (let x = 0; x < size; x += 1) if (data[y * size + x]) path += `M${x} ${y}h1v1h-1z`;
  return { size, path };
}
