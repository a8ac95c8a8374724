/** One way to make a server call what it should not. */
export interface Attack {
  /** `PORT` stands for the port of a listener on every address of this machine. */
  readonly url: string;
  /** Where it is defined that this text leads to the forbidden place, or what the place is. */
  readonly source: string;
  /** What the name service answers; a name that is not here does not exist. */
  readonly dns?: { readonly [host: string]: readonly string[] };
  /** The code of the refusal, or the failure class where the name does not exist. */
  readonly refusal: string;
}

const rows =
  (refusal: string) =>
  (...list: readonly (readonly [url: string, source: string, dns?: Attack['dns']])[]): readonly Attack[] =>
    list.map(([url, source, dns]) => ({ url, source, refusal, ...(dns !== undefined && { dns }) }));

const whatwg = 'WHATWG URL 3.5, RFC 3986 7.4';

/** This machine, in every spelling of its address. */
const loopback = rows('NETWORK_PRIVATE_REFUSED')(
  ['http://127.0.0.1:PORT/', 'RFC 1122 3.2.1.3'],
  ['http://127.255.255.254:PORT/', 'RFC 1122 3.2.1.3'],
  ['http://2130706433:PORT/', `decimal: ${whatwg}`],
  ['http://0x7f000001:PORT/', `hexadecimal: ${whatwg}`],
  ['http://017700000001:PORT/', `octal: ${whatwg}`],
  ['http://0177.0.0.1:PORT/', `octal part: ${whatwg}`],
  ['http://0x7F.0x0.0x0.0x1:PORT/', `hexadecimal parts: ${whatwg}`],
  ['http://0x7f.1:PORT/', `mixed and short: ${whatwg}`],
  ['http://127.1:PORT/', `short: ${whatwg}`],
  ['http://127.0.1:PORT/', `short: ${whatwg}`],
  ['http://127.0.0.1.:PORT/', `trailing dot: ${whatwg}`],
  ['http://１２７.０.０.１:PORT/', 'full-width digits: UTS 46 4'],
  ['http://①②⑦.⓪.⓪.①:PORT/', 'circled digits: UTS 46 4'],
  ['http://127。0。0。1:PORT/', 'ideographic full stop: UTS 46 4'],
  ['http://%31%32%37.0.0.1:PORT/', 'percent-encoded host: WHATWG URL 3.5'],
  ['http://127.0.\n0.1:PORT/', 'line break within: WHATWG URL 4.4'],
  ['http:127.0.0.1:PORT/', 'without slashes: WHATWG URL 4.4'],
  ['http:////127.0.0.1:PORT/', 'too many slashes: WHATWG URL 4.4'],
  ['http:\\\\127.0.0.1:PORT/', 'backslashes: WHATWG URL 4.4'],
  ['HTTP://LOCALHOST:PORT/', 'RFC 6761 6.3', { localhost: ['127.0.0.1'] }],
  ['http://localhost.:PORT/', 'RFC 6761 6.3, trailing dot', { 'localhost.': ['127.0.0.1'] }],
  ['http://a.localhost:PORT/', 'RFC 6761 6.3', { 'a.localhost': ['127.0.0.1', '::1'] }],
  ['https://127.0.0.1:PORT/', 'RFC 1122 3.2.1.3'],
  ['http://[::1]:PORT/', 'RFC 4291 2.5.3'],
  ['http://[0:0:0:0:0:0:0:1]:PORT/', 'RFC 4291 2.5.3'],
  ['http://[::ffff:127.0.0.1]:PORT/', 'RFC 4291 2.5.5.2'],
  ['http://[::FFFF:7F00:1]:PORT/', 'RFC 4291 2.5.5.2'],
  ['http://[64:ff9b::127.0.0.1]:PORT/', 'RFC 6052 2.1'],
);

const ownNetwork = rows('NETWORK_PRIVATE_REFUSED')(
  ['http://10.0.0.1:PORT/', 'RFC 1918'],
  ['http://167772161:PORT/', `RFC 1918, ${whatwg}`],
  ['http://172.16.0.1:PORT/', 'RFC 1918'],
  ['http://172.31.255.254:PORT/', 'RFC 1918'],
  ['http://192.168.0.1:PORT/', 'RFC 1918'],
  ['http://192.168.257:PORT/', `RFC 1918, ${whatwg}`],
  ['http://100.64.0.1:PORT/', 'RFC 6598'],
  ['http://[::ffff:192.168.0.1]:PORT/', 'RFC 1918, RFC 4291 2.5.5.2'],
  ['http://[64:ff9b::10.0.0.1]:PORT/', 'RFC 1918, RFC 6052 2.1'],
  ['http://[fc00::1]:PORT/', 'RFC 4193'],
  ['http://[fd12:3456:789a::1]:PORT/', 'RFC 4193'],
);

const reserved = rows('NETWORK_PRIVATE_REFUSED')(
  ['https://192.0.2.1/', 'RFC 5737'],
  ['https://198.51.100.1/', 'RFC 5737'],
  ['https://203.0.113.1/', 'RFC 5737'],
  ['https://198.18.0.1/', 'RFC 2544'],
  ['https://192.88.99.1/', 'RFC 7526'],
  ['https://240.0.0.1/', 'RFC 1112 4'],
  ['https://[2001:db8::1]/', 'RFC 3849'],
  ['https://[3fff::1]/', 'RFC 9637'],
  ['https://[100::1]/', 'RFC 6666'],
  ['https://[5f00::1]/', 'RFC 9602'],
  ['https://[fec0::1]/', 'RFC 3879'],
  ['https://[4000::1]/', 'RFC 4291 2.4'],
);

/** Refused whatever the settings say. */
export const neverCalled = rows('NETWORK_NEVER_REFUSED')(
  ['http://169.254.169.254/latest/meta-data/', 'RFC 3927; metadata of most clouds'],
  ['http://2852039166/', `RFC 3927, decimal: ${whatwg}`],
  ['http://0xA9FEA9FE/', `RFC 3927, hexadecimal: ${whatwg}`],
  ['http://0251.0376.0251.0376/', `RFC 3927, octal: ${whatwg}`],
  ['http://169.254.170.2/v2/credentials', 'RFC 3927; credentials of AWS ECS'],
  ['http://[::ffff:169.254.169.254]/', 'RFC 3927, RFC 4291 2.5.5.2'],
  ['http://[64:ff9b::a9fe:a9fe]/', 'RFC 3927, RFC 6052 2.1'],
  ['http://100.100.100.200/', 'Alibaba Cloud ECS instance metadata'],
  ['http://168.63.129.16/', 'Azure wire server'],
  ['http://192.0.0.192/', 'Oracle Cloud Classic instance metadata'],
  ['http://[fd00:ec2::254]/', 'AWS instance metadata over IPv6'],
  ['http://[fd20:ce::254]/', 'Google Cloud metadata server over IPv6'],
  ['http://[fd00:c1::a9fe:a9fe]/', 'Oracle Cloud instance metadata over IPv6'],
  ['http://[fe80::1]:PORT/', 'RFC 4291 2.5.6'],
  ['http://[fe80::5efe:127.0.0.1]:PORT/', 'RFC 4291 2.5.6, RFC 5214'],
  ['http://0.0.0.0:PORT/', 'RFC 1122 3.2.1.3'],
  ['http://0:PORT/', `RFC 1122 3.2.1.3, ${whatwg}`],
  ['http://0.1.2.3:PORT/', 'RFC 791 3.2'],
  ['http://[::]:PORT/', 'RFC 4291 2.5.2'],
  ['http://255.255.255.255:PORT/', 'RFC 919'],
  ['http://224.0.0.1:PORT/', 'RFC 5771'],
  ['http://239.255.255.250:1900/', 'RFC 5771; SSDP'],
  ['http://[ff02::1]:PORT/', 'RFC 4291 2.7'],
  ['http://[::127.0.0.1]:PORT/', 'RFC 4291 2.5.5.1'],
  ['http://[::7f00:1]:PORT/', 'RFC 4291 2.5.5.1'],
  ['http://[::ffff:0:127.0.0.1]:PORT/', 'RFC 2765 2.1'],
  ['http://[64:ff9b:1::127.0.0.1]:PORT/', 'RFC 8215'],
  ['http://[2002:7f00:1::]:PORT/', 'RFC 3056'],
  ['http://[2002:a9fe:a9fe::1]/', 'RFC 3056, RFC 3927'],
  ['http://[2001:0:7f00:1::]:PORT/', 'RFC 4380: server'],
  ['http://[2001:0:4136:e378:8000:63bf:80ff:fffe]:PORT/', 'RFC 4380: obfuscated client'],
  ['http://[2a01:4f8::5efe:127.0.0.1]:PORT/', 'RFC 5214 6.1'],
  ['http://[2a01:4f8::200:5efe:7f00:1]:PORT/', 'RFC 5214 6.1'],
  ['http://metadata.example/', 'RFC 3927 behind a name', { 'metadata.example': ['169.254.169.254'] }],
  ['http://scoped.example/', 'RFC 4007 11: zone id', { 'scoped.example': ['fe80::1%eth0'] }],
  ['http://odd.example/', 'an answer that is no address', { 'odd.example': ['localhost'] }],
  [
    'https://half.example/',
    'mixed answer: public and metadata',
    { 'half.example': ['93.184.216.34', '169.254.169.254'] },
  ],
);

/** Names whose address service says what the attacker wants. */
const names = rows('NETWORK_PRIVATE_REFUSED')(
  [
    'http://127.0.0.1.nip.example:PORT/',
    'RFC 1035: any name may have any address',
    { '127.0.0.1.nip.example': ['127.0.0.1'] },
  ],
  ['https://lan.example:PORT/', 'RFC 1918 behind a name', { 'lan.example': ['192.168.1.7'] }],
  ['https://dot.example.:PORT/', 'RFC 1034 3.1: trailing dot', { 'dot.example.': ['127.0.0.1'] }],
  ['https://bücher.example:PORT/', 'RFC 5891', { 'xn--bcher-kva.example': ['127.0.0.1'] }],
  ['https://six.example:PORT/', 'RFC 3596', { 'six.example': ['::1'] }],
  ['https://mapped.example:PORT/', 'RFC 4291 2.5.5.2 behind a name', { 'mapped.example': ['::ffff:7f00:1'] }],
  ['https://nat64.example:PORT/', 'RFC 6052 2.1 behind a name', { 'nat64.example': ['64:ff9b::7f00:1'] }],
  ['https://mixed.example:PORT/', 'mixed answer: public first', { 'mixed.example': ['93.184.216.34', '127.0.0.1'] }],
  ['https://mixed.example:PORT/', 'mixed answer: public last', { 'mixed.example': ['10.0.0.1', '93.184.216.34'] }],
  ['https://both.example:PORT/', 'mixed families', { 'both.example': ['93.184.216.34', '::1'] }],
  [
    'https://many.example:PORT/',
    'one of two hundred',
    { 'many.example': [...Array.from({ length: 199 }, (_, n) => `93.184.216.${n}`), '127.0.0.1'] },
  ],
);

const urls: readonly Attack[] = [
  ...rows('NETWORK_CREDENTIALS_REFUSED')(
    ['http://93.184.216.34@127.0.0.1:PORT/', 'RFC 3986 3.2.1, 7.6'],
    ['http://127.0.0.1:PORT@example.org/', 'RFC 3986 3.2.1, 7.6'],
    ['http://user:password@127.0.0.1:PORT/', 'RFC 3986 3.2.1'],
    ['http://a@b@127.0.0.1:PORT/', 'WHATWG URL 4.4: the last @ counts'],
    ['http://example.org%40:x@127.0.0.1:PORT/', 'RFC 3986 3.2.1'],
  ),
  ...rows('NETWORK_SCHEME_REFUSED')(
    ['file:///etc/passwd', 'RFC 8089'],
    ['ftp://127.0.0.1:PORT/', 'RFC 1738 3.2'],
    ['gopher://127.0.0.1:PORT/_POST', 'RFC 4266'],
    ['ws://127.0.0.1:PORT/', 'RFC 6455 3'],
    ['data:text/plain,x', 'RFC 2397'],
    ['javascript:fetch(1)', 'WHATWG HTML 7.4.2.3'],
    ['unix:/var/run/docker.sock:/containers/json', 'a form of got'],
  ),
  ...rows('NETWORK_URL_INVALID')(
    ['//127.0.0.1:PORT/', 'RFC 3986 4.2: relative'],
    ['127.0.0.1:PORT', 'RFC 3986 4.1'],
    ['http://', 'WHATWG URL 4.4'],
    ['http://[fe80::1%25eth0]:PORT/', 'RFC 6874'],
    ['http://127.0.0.1:PORT:80/', 'WHATWG URL 4.4'],
    ['http://127.0.0.256:PORT/', whatwg],
    ['http://exa mple.org/', 'WHATWG URL 3.5'],
  ),
  ...rows('NETWORK_PORT_REFUSED')(
    ['https://93.184.216.34:22/', 'RFC 4253 4: SSH'],
    ['https://93.184.216.34:25/', 'RFC 5321 4.5.4: SMTP'],
    ['https://93.184.216.34:6667/', 'RFC 1459: IRC; Fetch 2.9'],
    ['https://mail.example:25/', 'RFC 5321, without asking DNS', { 'mail.example': ['93.184.216.34'] }],
  ),
  ...rows('NETWORK_HTTP_REFUSED')(
    ['http://93.184.216.34/', 'unencrypted to a public address'],
    ['http://open.example/', 'unencrypted to a public name', { 'open.example': ['93.184.216.34'] }],
    ['http://[64:ff9b::5db8:d822]/', 'unencrypted, RFC 6052 2.1'],
  ),
  ...rows('DNS_NOT_FOUND')(
    ['https://nobody.example/', 'RFC 2308: NXDOMAIN'],
    ['https://empty.example/', 'RFC 2308: NODATA', { 'empty.example': [] }],
    ['https://example.org\\@127.0.0.1:PORT/', 'WHATWG URL 4.4: a backslash ends the host'],
    ['https://example.org#@127.0.0.1:PORT/', 'RFC 3986 3.5: a fragment ends the host'],
    ['https://unix:/var/run/docker.sock', 'a form of got'],
  ),
];

/** Every attack, for the default policy. */
export const attacks: readonly Attack[] = [...loopback, ...ownNetwork, ...reserved, ...neverCalled, ...names, ...urls];

/** The spellings that reach a listener on this machine once it is allowed: proof that the listener would see them. */
export const spellingsOfThisMachine: readonly Attack[] = loopback.filter(
  ({ url }) => url.startsWith('http:') && !url.includes('['),
);
