/** The few forms of DER (X.690) that a certificate needs. */
export const der = {
  sequence: (...parts: readonly Buffer[]) => tagged(0x30, Buffer.concat(parts)),
  set: (...parts: readonly Buffer[]) => tagged(0x31, Buffer.concat(parts)),
  integer: (value: number) => tagged(0x02, Buffer.from([value])),
  boolean: (value: boolean) => tagged(0x01, Buffer.from([value ? 0xff : 0])),
  oid: (hex: string) => tagged(0x06, Buffer.from(hex, 'hex')),
  utf8: (text: string) => tagged(0x0c, Buffer.from(text)),
  octets: (content: Buffer) => tagged(0x04, content),
  bits: (content: Buffer) => tagged(0x03, Buffer.concat([Buffer.from([0]), content])),
  /** `YYYYMMDDHHMMSSZ` */
  time: (date: Date) =>
    tagged(0x18, Buffer.from(`${date.toISOString().replaceAll(/[-:T]/g, '').slice(0, 14)}Z`, 'latin1')),
  context: (number: number, content: Buffer, constructed = true) =>
    tagged((constructed ? 0xa0 : 0x80) + number, content),
};

function tagged(tag: number, content: Buffer): Buffer {
  const { length } = content;
  if (length < 0x80) return Buffer.concat([Buffer.from([tag, length]), content]);
  return Buffer.concat([Buffer.from([tag, 0x82, length >> 8, length & 0xff]), content]);
}
