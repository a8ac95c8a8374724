import * as fc from 'fast-check';
import ipaddr from 'ipaddr.js';
import { describe, expect, it } from 'vitest';
import { parseAddressBlock } from './address-block.ts';
import { verdictOfKind } from './address-kinds.ts';
import { classifyAddress } from './classify-address.ts';
import { ipv4Blocks } from './ipv4-blocks.ts';
import { ipv6Blocks } from './ipv6-blocks.ts';

const ipv4Text = (bits: number): string => [24, 16, 8, 0].map((shift) => (bits >>> shift) & 255).join('.');

const ipv6Text = (bits: bigint): string =>
  Array.from({ length: 8 }, (_, group) => ((bits >> BigInt(112 - 16 * group)) & 0xffffn).toString(16)).join(':');

const ipv4 = fc.integer({ min: 0, max: 2 ** 32 - 1 }).map(ipv4Text);
const ipv6 = fc.bigInt({ min: 0n, max: 2n ** 128n - 1n }).map(ipv6Text);

/** Hexadecimal groups of an IPv4 address, as they stand in an IPv6 one. */
const groups = (text: string): string => {
  const [a = 0, b = 0, c = 0, d = 0] = text.split('.').map(Number);
  return `${(a * 256 + b).toString(16)}:${(c * 256 + d).toString(16)}`;
};

const lastOf = (text: string): string => {
  const [base = '', length = '128'] = text.split('/');
  return ipv6Text(numberOf(base) | ((1n << BigInt(128 - Number(length))) - 1n));
};

/** The first and last address of every block, and their neighbours outside. */
const boundaries: readonly string[] = [...ipv4Blocks, ...ipv6Blocks].flatMap(([text]) => {
  const block = parseAddressBlock(text);
  if (block === undefined) throw new Error(text);
  if (block.family === 4) {
    const last = block.first + block.size - 1;
    return [block.first - 1, block.first, last, last + 1].filter((bits) => bits >= 0 && bits < 2 ** 32).map(ipv4Text);
  }
  const first = block.prefix << block.shift;
  const last = first + (1n << block.shift) - 1n;
  return [first - 1n, first, last, last + 1n].filter((bits) => bits >= 0n && bits < 2n ** 128n).map(ipv6Text);
});

/** Where the independent library says "public" and we do not, with the reason. It is never the other way round. */
const knownDifferences: readonly (readonly [reason: string, example: string, matches: (text: string) => boolean])[] = [
  ['Azure answers its virtual machines there; RIPE lists it as public', '168.63.129.16', (a) => a === '168.63.129.16'],
  [
    'IPv4-compatible addresses (RFC 4291 2.5.5.1) are no unicast of today',
    '::7f00:1',
    (a) => within(a, '::/96') && !['0:0:0:0:0:0:0:0', '0:0:0:0:0:0:0:1'].includes(a),
  ],
  ['outside of 2000::/3 nothing is handed out (RFC 4291 2.4, RFC 3587)', '4000::1', (a) => !within(a, '2000::/3')],
  ['ISATAP tunnels to the IPv4 address inside (RFC 5214)', '2400::5efe:7f00:1', (a) => /:[123]?0?0?:?5efe:/.test(a)],
];

const within = (text: string, block: string): boolean => {
  const address = ipaddr.parse(text);
  return address.kind() === 'ipv6' && address.match(ipaddr.parseCIDR(block));
};

/** What `ipaddr.js` says, with the two forms that stand for IPv4 unwrapped. */
function isPublicForIpaddr(text: string): boolean {
  const address = ipaddr.parse(text);
  if (address instanceof ipaddr.IPv6) {
    if (address.isIPv4MappedAddress()) return address.toIPv4Address().range() === 'unicast';
    if (address.match(ipaddr.parseCIDR('64:ff9b::/96'))) {
      return new ipaddr.IPv4(address.toByteArray().slice(12)).range() === 'unicast';
    }
  }
  return address.range() === 'unicast';
}

/** True when both agree, or the difference is a listed one on the careful side. */
function agrees(text: string): boolean {
  const ours = classifyAddress(text).verdict === 'public';
  if (ours === isPublicForIpaddr(text)) return true;
  return !ours && knownDifferences.some(([, , matches]) => matches(text));
}

describe('the classification of addresses', () => {
  // `::/0` is what is left over; the listed difference below shows it.
  const named = [...ipv4Blocks, ...ipv6Blocks].filter(([block]) => block !== '::/0');
  it.each(named)('knows the first address of %s as %s (%s)', (block, kind) => {
    const [address = ''] = block.split('/');
    const nested = [...ipv4Blocks, ...ipv6Blocks].some(([b]) => b !== block && b.startsWith(`${address}/`));
    // A block whose first address belongs to a smaller one is known by its last address.
    const known = nested ? lastOf(block) : address;
    expect(classifyAddress(known)).toMatchObject({ kind, verdict: verdictOfKind[kind] });
  });

  it('agrees with an independent library on every boundary and a large sample, but for the listed differences', () => {
    expect(boundaries.filter((address) => !agrees(address))).toEqual([]);
    fc.assert(fc.property(ipv4, agrees), { numRuns: 20_000 });
    fc.assert(fc.property(ipv6, agrees), { numRuns: 5_000 });
    const inBlocks = fc
      .constantFrom(...ipv6Blocks.map(([block]) => block))
      .chain((block) => ipv6.map((random) => inside(block, random)));
    fc.assert(fc.property(inBlocks, agrees), { numRuns: 10_000 });
  });

  it.each(knownDifferences)('differs from it where %s', (_, example) => {
    expect(isPublicForIpaddr(example)).toBe(true);
    expect(classifyAddress(example).verdict).not.toBe('public');
  });

  it('gives an IPv4-mapped or NAT64 address the verdict of the IPv4 address inside', () => {
    fc.assert(
      fc.property(fc.oneof(ipv4, fc.constantFrom(...boundaries.filter((a) => a.includes('.')))), (address) => {
        const { kind } = classifyAddress(address);
        return [`::ffff:${address}`, `::ffff:${groups(address)}`, `64:ff9b::${groups(address)}`].every(
          (spelling) => classifyAddress(spelling).kind === kind,
        );
      }),
      { numRuns: 2_000 },
    );
  });

  it('never reaches an IPv4 address through any other tunnel', () => {
    fc.assert(
      fc.property(ipv4, (address) =>
        [
          `::${groups(address)}`,
          `::ffff:0:${groups(address)}`,
          `2002:${groups(address)}::1`,
          `2001:0:${groups(address)}::1`,
          `64:ff9b:1::${groups(address)}`,
          `2a01:4f8::5efe:${groups(address)}`,
          `2a01:4f8::200:5efe:${groups(address)}`,
        ].every((spelling) => classifyAddress(spelling).verdict !== 'public'),
      ),
      { numRuns: 2_000 },
    );
  });

  it.each(['fe80::1%eth0', 'example.org', '', '1.2.3', '[::1]', '1.2.3.4/32'])(
    'takes %j for no address at all',
    (text) => expect(classifyAddress(text)).toMatchObject({ verdict: 'never', effective: undefined }),
  );
});

/** The random address moved into the block. */
function inside(block: string, random: string): string {
  const [base = '', length = '128'] = block.split('/');
  const host = (1n << BigInt(128 - Number(length))) - 1n;
  return ipv6Text((numberOf(base) & ~host) | (numberOf(random) & host));
}

const numberOf = (text: string): bigint =>
  ipaddr
    .parse(text)
    .toByteArray()
    .reduce((bits, byte) => (bits << 8n) | BigInt(byte), 0n);
