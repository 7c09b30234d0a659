/** An IPv4 network: its first address as a number, and how many bits of it are fixed. */
interface Network {
  address: number;
  prefix: number;
}

const parsed = (cidr: string): Network => ({
  address: cidr.split(/[./]/, 4).reduce((number, byte) => number * 256 + Number(byte), 0),
  prefix: Number(cidr.split("/")[1]),
});

const written = ({ address, prefix }: Network): string =>
  `${[24, 16, 8, 0].map((bits) => Math.floor(address / 2 ** bits) % 256).join(".")}/${prefix}`;

/** Whether nothing of the address lies beyond its prefix: a network's own, and not a machine's in it. */
export function isOwnAddress(cidr: string): boolean {
  const { address, prefix } = parsed(cidr);
  return address % 2 ** (32 - prefix) === 0;
}

/** The nth of the equal parts that a network falls into when `bits` more of it are fixed. */
export function partOf(cidr: string, bits: number, nth: number): string {
  const { address, prefix } = parsed(cidr);
  const narrower = prefix + bits;
  return written({ address: address + nth * 2 ** (32 - narrower), prefix: narrower });
}
