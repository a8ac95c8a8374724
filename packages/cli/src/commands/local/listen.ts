import { mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { checkSigningSecret, readPublicKey } from '@eilbote/core';
import { wholeNumber } from '../../arguments/numbers.ts';
import { readSecret } from '../../arguments/secret-source.ts';
import { defineCommand } from '../../command.ts';
import { ARGUMENT_MISSING } from '../../errors.ts';
import { say, styled, type Io } from '../../io.ts';
import { facts, indented } from '../../output/block.ts';
import { showUrl } from '../../output/explanation.ts';
import { prettyBody, printJsonLine } from '../../output/json.ts';
import { localTime } from '../../output/time.ts';
import {
  signatureHeaderOf,
  signatureHeaderOptions,
  type SignatureHeaderOptions,
} from '../signing/signature-header-options.ts';
import { localReceiver, type ReceivedCall } from './local-receiver.ts';
import { misbehaviours } from './misbehaviour.ts';
import { verifySignature, type SignatureVerdict, type Verification } from './verify-signature.ts';

interface Options extends SignatureHeaderOptions {
  readonly port?: string;
  readonly fail?: string;
  readonly verify?: string;
  readonly save?: string;
  readonly count?: string;
}

export const listen = defineCommand<Options>({
  name: 'listen',
  summary: {
    de: 'empfängt Aufrufe auf diesem Rechner und zeigt sie; kann sich absichtlich falsch verhalten',
    en: 'receives calls on this machine and shows them; can misbehave on purpose',
  },
  options: [
    { flags: '--port <number>', text: { de: 'Port (4000); 0 für einen freien', en: 'port (4000); 0 for a free one' } },
    {
      flags: '--fail <list>',
      text: {
        de: 'Verhalten der ersten Aufrufe: 503x2,timeout,slow:5s,reset,redirect,410',
        en: 'behaviour of the first calls: 503x2,timeout,slow:5s,reset,redirect,410',
      },
    },
    {
      flags: '--verify <source>',
      text: {
        de: 'Signaturen prüfen; Geheimnis oder öffentlicher Schlüssel aus ask, datei, env:VARIABLE oder -',
        en: 'check signatures; the secret or public key from ask, file, env:VARIABLE or -',
      },
    },
    ...signatureHeaderOptions,
    {
      flags: '--save <folder>',
      text: { de: 'jeden Aufruf als JSON-Datei ablegen', en: 'keep each call as a JSON file' },
    },
    { flags: '--count <number>', text: { de: 'nach so vielen Aufrufen enden', en: 'end after so many calls' } },
  ],
  examples: [
    'eilbote listen',
    'eilbote listen --port 8080 --fail 503x2,slow:5s --save calls',
    'eilbote listen --verify env:WEBHOOK_SECRET',
    'eilbote listen --verify secret.txt --signature-header X-Hub-Signature-256 --signature-prefix sha256=',
  ],
  json: 'JSON lines: { "listening": url }, then { "number", "time", "method", "url", "headers", "body", "answer", "signature"? } for each call',
  async run({ io, json }, _args, options) {
    const port = wholeNumber(options.port, { most: 65_535 }) ?? 4000;
    const count = wholeNumber(options.count, { least: 1 }) ?? Number.POSITIVE_INFINITY;
    const behaviours = options.fail === undefined ? [] : misbehaviours(options.fail);
    const verification = await verificationOf(io, options);
    const folder = options.save === undefined ? undefined : resolve(io.cwd, options.save);
    if (folder !== undefined) mkdirSync(folder, { recursive: true });
    const { promise: enough, resolve: end } = Promise.withResolvers<void>();
    const receiver = await localReceiver(port, behaviours, (call) => {
      const signature = verification && verifySignature(call, verification, Date.now());
      const kept = { ...call, ...(signature === undefined ? {} : { signature }) };
      if (folder !== undefined) save(folder, kept);
      if (json) printJsonLine(io, kept);
      else show(io, call, signature);
      // The answer of the last call must still go out.
      if (call.number >= count) setTimeout(end, 100);
    });
    const url = `http://127.0.0.1:${receiver.port}/`;
    if (json) printJsonLine(io, { listening: url });
    else introduce(io, url, receiver.port);
    if (io.signal.aborted) end();
    io.signal.addEventListener('abort', () => end(), { once: true });
    await enough;
    await receiver.close();
  },
});

/** @throws SIGNING_SECRET_INVALID, ARGUMENT_MISSING, ARGUMENT_INVALID, SECRET_NEEDS_TERMINAL, SECRET_UNREADABLE */
async function verificationOf(io: Io, options: Options): Promise<Verification | undefined> {
  const header = signatureHeaderOf(undefined, options);
  const { verify: source } = options;
  if (source === undefined) {
    if (header !== undefined) throw ARGUMENT_MISSING({ argument: '--verify' });
    return undefined;
  }
  const secret = await readSecret(io, source === 'ask' ? { name: '--verify' } : { name: '--verify', from: source });
  if (header !== undefined) return { secret, header };
  const problem = readPublicKey(secret) === undefined ? checkSigningSecret(secret) : undefined;
  if (problem !== undefined) throw problem;
  return { secret };
}

function introduce(io: Io, url: string, port: number): void {
  io.out(say(io, { de: `Empfänger läuft auf ${url}`, en: `The receiver listens on ${url}` }));
  const hint = {
    de: `Eilbote darf diesen Rechner erst aufrufen, wenn es in eilbote.config.ts steht: network: { allow: ['127.0.0.1:${port}'] }. Beenden mit Strg+C.`,
    en: `Eilbote may call this machine only if eilbote.config.ts says so: network: { allow: ['127.0.0.1:${port}'] }. Stop with Ctrl+C.`,
  };
  io.out(styled(io, 'dim', say(io, hint)));
}

/** What every HTTP client writes for the way; all else may be meant for the receiver. */
const headersOfTheWay = /^(host|connection|keep-alive|content-length|transfer-encoding|accept|accept-encoding)$/;

const signatureTexts = {
  valid: { de: 'Die Signatur stimmt.', en: 'The signature is valid.' },
  missing: { de: 'Der Aufruf ist nicht signiert.', en: 'The call is not signed.' },
  wrong: { de: 'Die Signatur stimmt nicht.', en: 'The signature is wrong.' },
  outdated: {
    de: 'Die Signatur stimmt, ist aber älter als 5 Minuten.',
    en: 'The signature is right, but older than 5 minutes.',
  },
} as const;

function show(io: Io, call: ReceivedCall, signature: SignatureVerdict | undefined): void {
  io.out('');
  const answered = call.answer.startsWith('2') ? 'green' : 'yellow';
  io.out(
    `${styled(io, 'bold', `#${call.number}`)}  ${localTime(Date.parse(call.time), io.language)}  ${styled(io, answered, `→ ${call.answer}`)}`,
  );
  showUrl(io, call.method, `http://${call.headers.host ?? '127.0.0.1'}${call.url}`);
  facts(
    io,
    Object.entries(call.headers)
      .filter(([name]) => !headersOfTheWay.test(name))
      .map(([name, value]) => [name, String(value)] as const),
  );
  if (signature !== undefined) {
    io.out(styled(io, signature === 'valid' ? 'green' : 'red', say(io, signatureTexts[signature])));
  }
  if (call.body !== '') io.out(indented(prettyBody(call.body)));
}

function save(folder: string, call: ReceivedCall): void {
  const stamp = call.time.replaceAll(/[:.]/g, '-');
  const name = `${stamp}-${String(call.number).padStart(4, '0')}.json`;
  writeFileSync(join(folder, name), `${JSON.stringify(call, null, 2)}\n`, { mode: 0o600 });
}
