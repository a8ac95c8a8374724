import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { headerSignature, newSigningSecret, publicKeyOf, signatureHeaders, systemRandom } from '@eilbote/core';
import { afterAll, describe, expect, it } from 'vitest';
import { workspaceRoot } from '../workspace/packages.ts';

const page = readFileSync(join(workspaceRoot, 'docs/guide/verify-a-signature.md'), 'utf8');
const folder = mkdtempSync(join(tmpdir(), 'eilbote-verify-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

interface Case {
  readonly name: string;
  readonly body: string;
  readonly headers: { readonly [name: string]: string };
  /** Secret or public key. */
  readonly key: string;
  readonly genuine: boolean;
}

const now = Math.floor(Date.now() / 1000);
const random = systemRandom();
const body = '{"Auftrag":{"Bauvorhaben":"Küche \\"Süd\\" & 🪚"}}';

/** The same for both schemes: what a receiver must accept, and what it must not. */
function cases(scheme: 'v1' | 'v1a'): readonly Case[] {
  const secret = newSigningSecret(random, scheme);
  const key = publicKeyOf(secret) ?? secret;
  const other = newSigningSecret(random, scheme);
  const headersOf = (secrets: readonly string[], timestamp = now, id = 'dlv_1') => ({
    'webhook-id': id,
    ...signatureHeaders({ id, timestamp, body }, { secrets }),
  });
  const good = headersOf([secret]);
  const accepted: readonly (readonly [string, Case['headers'], string?])[] = [
    ['a signed call', good],
    ['two signatures, the right one first', headersOf([secret, newSigningSecret(random)])],
    ['two signatures, the right one last', headersOf([newSigningSecret(random, 'v1a'), other, secret])],
    ['a signature of an unknown scheme before it', with_(good, 'webhook-signature', (text) => `v9,x ${text}`)],
    ['a call of four minutes ago', headersOf([secret], now - 240)],
  ];
  const refused: readonly (readonly [string, Case['headers'], string?])[] = [
    ['another body', good, body.replace('Küche', 'Bad')],
    ['no body', good, ''],
    ['another secret', headersOf([other])],
    ['another id', { ...good, 'webhook-id': 'dlv_2' }],
    ['another time', { ...good, 'webhook-timestamp': String(now - 1) }],
    ['a call of six minutes ago', headersOf([secret], now - 360)],
    ['a call from the future', headersOf([secret], now + 360)],
    ['no signature', { 'webhook-id': 'dlv_1', 'webhook-timestamp': String(now) }],
    ['no headers at all', {}],
    ['a time that is none', { ...good, 'webhook-timestamp': 'now' }],
    ['an empty signature', { ...good, 'webhook-signature': `${scheme},` }],
    ['a broken signature', with_(good, 'webhook-signature', (text) => text.slice(0, -5))],
    ['a signature under another scheme', with_(good, 'webhook-signature', (text) => text.replace(/^v1a?/, 'v2'))],
    ['nonsense', { ...good, 'webhook-signature': 'ü , ,, v1 v1a,* v1,*' }],
  ];
  return [
    ...accepted.map(([name, headers]) => ({ name, headers, body, key, genuine: true })),
    ...refused.map(([name, headers, changed = body]) => ({ name, headers, body: changed, key, genuine: false })),
  ];
}

const with_ = (headers: Case['headers'], name: string, change: (text: string) => string) => ({
  ...headers,
  [name]: change(headers[name] ?? ''),
});

/** The blocks of one language, as they stand in the page. */
const blocks = (language: string): readonly string[] =>
  [...page.matchAll(new RegExp(`^\`\`\`${language}\\n([^]*?)^\`\`\`$`, 'gm'))].map(([, code = '']) => code);

/** Runs a program of the page behind which stands what reads the cases and prints verdicts. */
function verdicts(command: readonly [string, ...string[]], file: string, code: string, given: readonly Case[]) {
  const path = join(folder, file);
  writeFileSync(path, code);
  const input = JSON.stringify(
    given.map(({ body: text, headers, key }) => ({ body: Buffer.from(text).toString('base64'), headers, key })),
  );
  const [program, ...args] = command;
  const { stdout, stderr, status } = spawnSync(program, [...args, path], { input, encoding: 'utf8' });
  if (status !== 0) throw new Error(stderr);
  const answers = JSON.parse(stdout) as boolean[];
  return given.map(({ name }, index) => [name, answers[index]]);
}

const right = (given: readonly Case[]) => given.map(({ name, genuine }) => [name, genuine]);
const works = (program: string, ...args: readonly string[]) => spawnSync(program, args).status === 0;

const nodeTail = `
const chunks = [];
for await (const chunk of process.stdin) chunks.push(chunk);
const cases = JSON.parse(Buffer.concat(chunks).toString());
console.log(JSON.stringify(cases.map((one) => isGenuine(Buffer.from(one.body, 'base64'), one.headers, one.key))));`;
const pythonTail = `
import json
import sys

cases = json.load(sys.stdin)
print(json.dumps([is_genuine(base64.b64decode(one["body"]), one["headers"], one["key"]) for one in cases]))`;
const phpTail = `
$answers = array_map(
    fn ($one) => is_genuine(base64_decode($one['body']), $one['headers'], $one['key']),
    json_decode(stream_get_contents(STDIN), true),
);
echo json_encode($answers);`;

describe('the code that the guide gives to receivers', () => {
  const schemes = ['v1', 'v1a'] as const;
  const given = { v1: cases('v1'), v1a: cases('v1a') };
  const sources: { readonly [language: string]: readonly string[] } = {
    python: blocks('python'),
    php: blocks('php'),
    csharp: blocks('csharp'),
  };

  it('is there for each language and scheme', () => {
    expect(Object.values(sources).map(({ length }) => length)).toEqual([2, 2, 2]);
  });

  it.each([
    ['v1', 'verify.mjs'],
    ['v1a', 'verify-v1a.mjs'],
  ] as const)('tells genuine calls from others in Node, by %s', (scheme, file) => {
    const code = blocks('js').find((block) => block.startsWith(`// ${file}\n`)) ?? '';
    expect(verdicts([process.execPath], file, code + nodeTail, given[scheme])).toEqual(right(given[scheme]));
  });

  it.for(schemes)('tells genuine calls from others in Python, by %s', (scheme, { skip }) => {
    if (!works('python3', '--version')) skip('no Python here');
    if (scheme === 'v1a' && !works('python3', '-c', 'import cryptography')) skip('no package cryptography for Python');
    const code = (sources['python']?.[schemes.indexOf(scheme)] ?? '') + pythonTail;
    expect(verdicts(['python3'], `verify-${scheme}.py`, code, given[scheme])).toEqual(right(given[scheme]));
  });

  it.for(schemes)('tells genuine calls from others in PHP, by %s', (scheme, { skip }) => {
    if (!works('php', '--version')) skip('no PHP here');
    if (scheme === 'v1a' && !works('php', '-r', 'exit(extension_loaded("sodium") ? 0 : 1);'))
      skip('PHP without sodium');
    const code = `<?php\n${sources['php']?.[schemes.indexOf(scheme)] ?? ''}${phpTail}`;
    expect(verdicts(['php'], `verify-${scheme}.php`, code, given[scheme])).toEqual(right(given[scheme]));
  });

  it('tells genuine calls from others in Node, by a header of the receiver', () => {
    const code = blocks('js').find((block) => block.startsWith('// verify-header.mjs\n')) ?? '';
    const header = { name: 'X-Hub-Signature-256', prefix: 'sha256=' };
    const signature = headerSignature(header, body, 'geheim');
    const one = (name: string, value: string | undefined, genuine: boolean): Case => ({
      name,
      headers: value === undefined ? {} : { 'x-hub-signature-256': value },
      body,
      key: 'geheim',
      genuine,
    });
    const all = [
      one('signed', signature, true),
      one('by another', headerSignature(header, body, 'anders'), false),
      one('shortened', signature.slice(0, -1), false),
      one('unsigned', undefined, false),
    ];
    expect(verdicts([process.execPath], 'verify-header.mjs', code + nodeTail, all)).toEqual(right(all));
  });
});
