import {
  createCipheriv,
  createDecipheriv,
  createHmac,
  hkdfSync,
  randomBytes,
  timingSafeEqual,
} from "node:crypto";

/** Secrets at rest, look-ups by secret, and signatures; every key is derived from one master secret. */
export type Vault = {
  /** AES-256-GCM of a JSON value: version byte, 12-byte nonce, 16-byte tag, ciphertext. */
  seal(value: unknown): Uint8Array<ArrayBuffer>;
  /** The value that was sealed. Throws when the bytes were not sealed with this key. */
  open(sealed: Uint8Array): unknown;
  /** Keyed blind index (HMAC-SHA-256) of a text, for exact look-up of what is sealed. */
  index(text: string): Uint8Array<ArrayBuffer>;
  /** Signs bytes for one purpose: 16 bytes of HMAC-SHA-256. */
  sign(purpose: string, data: Uint8Array): Uint8Array<ArrayBuffer>;
  /** True when `signature` is this data's signature for this purpose; constant time. */
  verify(purpose: string, data: Uint8Array, signature: Uint8Array): boolean;
};

const VERSION = 1;
const NONCE = 12;

/** Nonces cut from a larger draw, each used once: asking the system for twelve bytes costs more than the sealing. */
function nonces(): () => Buffer {
  let drawn = Buffer.alloc(0);
  return () => {
    if (drawn.length < NONCE) drawn = randomBytes(NONCE * 256);
    const nonce = drawn.subarray(0, NONCE);
    drawn = drawn.subarray(NONCE);
    return nonce;
  };
}

/** `master` is APP_SECRET: at least 32 characters of randomness. Keys follow RFC 5869 (HKDF-SHA-256), one per use. */
export function openVault(master: string): Vault {
  const key = (use: string) => Buffer.from(hkdfSync("sha256", master, "qingju", use, 32));
  const sealing = key("seal");
  const indexing = key("index");
  const signing = key("sign");

  const nextNonce = nonces();

  function sign(purpose: string, data: Uint8Array) {
    return createHmac("sha256", signing).update(`${purpose}\0`).update(data).digest().subarray(0, 16);
  }

  return {
    seal(value) {
      const nonce = nextNonce();
      const cipher = createCipheriv("aes-256-gcm", sealing, nonce);
      const body = Buffer.concat([cipher.update(JSON.stringify(value), "utf8"), cipher.final()]);
      return Buffer.concat([Buffer.from([VERSION]), nonce, cipher.getAuthTag(), body]);
    },
    open(sealed) {
      if (sealed[0] !== VERSION) throw new Error("sealed with an unknown version");
      const decipher = createDecipheriv("aes-256-gcm", sealing, sealed.subarray(1, 13));
      decipher.setAuthTag(sealed.subarray(13, 29));
      const text = Buffer.concat([decipher.update(sealed.subarray(29)), decipher.final()]).toString("utf8");
      return JSON.parse(text);
    },
    index: (text) => createHmac("sha256", indexing).update(text).digest(),
    sign,
    verify(purpose, data, signature) {
      const expected = sign(purpose, data);
      return signature.length === expected.length && timingSafeEqual(expected, signature);
    },
  };
}
