import { blockContains, parseAddressBlock, type AddressBlock } from './address-block.ts';
import { verdictOfKind, type AddressKind, type AddressVerdict, type BlockRow } from './address-kinds.ts';
import { parseIpAddress, type IpAddress } from './ip-address.ts';
import { ipv4Blocks } from './ipv4-blocks.ts';
import { ipv4InIpv6Blocks, ipv6Blocks, isatapIdentifiers } from './ipv6-blocks.ts';

export interface ClassifiedAddress {
  readonly kind: AddressKind;
  readonly verdict: AddressVerdict;
  /** The address that counts: the IPv4 one inside of an IPv4-mapped or NAT64 address. */
  readonly effective: IpAddress | undefined;
}

/** Says what an address is. Whatever is no plain address (zone ids, names) is `protocol`, never reachable. */
export function classifyAddress(text: string): ClassifiedAddress {
  const address = parseIpAddress(text);
  if (address === undefined) return { kind: 'protocol', verdict: 'never', effective: undefined };
  const effective = embeddedIpv4(address) ?? address;
  const kind = kindOf(effective);
  return { kind, verdict: verdictOfKind[kind], effective };
}

interface Rule {
  readonly block: AddressBlock;
  readonly kind: AddressKind;
}

const readBlock = (text: string): AddressBlock => {
  const block = parseAddressBlock(text);
  if (block === undefined) throw new TypeError(`no address block: ${text}`);
  return block;
};

const breadth = (block: AddressBlock): number => (block.family === 4 ? Math.log2(block.size) : Number(block.shift));

/** Smallest block first, so that the first one that matches counts. */
const rulesOf = (rows: readonly BlockRow[]): readonly Rule[] =>
  rows
    .map(([block, kind]) => ({ block: readBlock(block), kind }))
    .toSorted((a, b) => breadth(a.block) - breadth(b.block));

const ipv4Rules = rulesOf(ipv4Blocks);
const ipv6Rules = rulesOf(ipv6Blocks);
const embeddings = ipv4InIpv6Blocks.map(([block]) => readBlock(block));

function kindOf(address: IpAddress): AddressKind {
  if (address.family === 6 && isatapIdentifiers.includes((address.bits >> 32n) & 0xffff_ffffn)) return 'transition';
  const rules = address.family === 4 ? ipv4Rules : ipv6Rules;
  return rules.find(({ block }) => blockContains(block, address))?.kind ?? 'public';
}

function embeddedIpv4(address: IpAddress): IpAddress | undefined {
  if (address.family === 4 || !embeddings.some((block) => blockContains(block, address))) return undefined;
  return { family: 4, bits: Number(address.bits & 0xffff_ffffn) };
}
