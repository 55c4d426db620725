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
