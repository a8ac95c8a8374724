#!/usr/bin/env node
import { createInterface } from 'node:readline/promises';
import { argv, exit, stdin, stdout } from 'node:process';
import { answerFaults, defaultAnswers } from './answers.ts';
import { ask } from './ask.ts';
import { readFlags } from './read-flags.ts';
import { writePackage } from './write-package.ts';

const usage = `pnpm create eilbote-target [id] [options]

  --name-de, --name-en   names for people
  --base-url             of the interface, e.g. https://api.clockwork.example/v1
  --auth                 apiKey, bearer, basic or oauth2
  --tables               Kunden, Auftrag, Personal, Lieferanten, Zeitdatei; several by commas
  --several-calls        each action looks for the thing before it creates it
  -y, --yes              asks nothing: what was not said has its default`;

const { said, yes, help } = readFlags(argv.slice(2));
if (help) {
  console.log(usage);
  exit(0);
}
const id = said.id ?? defaultAnswers.id;
const answers = yes ? { ...defaultAnswers, id, nameDe: id, nameEn: said.nameDe ?? id, ...said } : await asked();
const faults = answerFaults(answers);
if (faults.length > 0) {
  console.error(faults.map((fault) => `- ${fault}`).join('\n'));
  exit(2);
}
const files = writePackage(answers, answers.id);
console.log(`${answers.id}/ has ${files.length} files. Now:\n\n  cd ${answers.id}\n  pnpm install\n  pnpm test\n`);

async function asked() {
  const reader = createInterface({ input: stdin, output: stdout });
  try {
    return await ask(reader, said);
  } finally {
    reader.close();
  }
}
