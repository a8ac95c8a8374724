import type { StepsResult } from './steps-rounds.ts';

export function printSteps(result: StepsResult, seconds: number): void {
  const { rounds, repeated, hits, acknowledged, customers, broken, mayDuplicate, interrupted } = result;
  console.log(`${rounds} kills in ${seconds.toFixed(0)} s, each during one of several calls or between two`);
  console.log(`(${repeated} more hit neither and do not count)`);
  console.log(`hits: ${[...hits].map(([stage, count]) => `${stage} ${count}`).join(', ')}`);
  console.log(`${acknowledged} events acknowledged, ${customers} customers that several of them needed`);
  console.log(`${interrupted} deliveries given up after five interruptions in a row`);
  for (const sentence of broken) console.log(`BROKEN: ${sentence}`);
  console.log(`${mayDuplicate} notes made twice, whose write is declared as "mayDuplicate"`);
  console.log(
    `${broken.length} promises broken: ${broken.length === 0 ? '0 lost, 0 twice' : 'something lost or twice'}`,
  );
}
