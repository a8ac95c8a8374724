import { machine } from './measure.ts';
import type { Bench, BenchOptions } from './bench.ts';

const benches: { readonly [id: string]: () => Promise<Bench> } = {
  P1: async () => (await import('./p1.ts')).p1,
  P2: async () => (await import('./p2.ts')).p2,
  P3: async () => (await import('./p3.ts')).p3,
  P4: async () => (await import('./p4.ts')).p4,
  P5: async () => (await import('./p5.ts')).p5,
  P6: async () => (await import('./p6.ts')).p6,
  P8: async () => (await import('./p8.ts')).p8,
};

const words = process.argv.slice(2).filter((word) => word !== '--');
const number = (name: string): number | undefined => {
  const value = words.find((word) => word.startsWith(`--${name}=`))?.split('=')[1];
  return value === undefined ? undefined : Number(value);
};
const wanted = words.filter((word) => !word.startsWith('--')).map((word) => word.toUpperCase());
const unknown = wanted.filter((id) => !Object.hasOwn(benches, id));
if (wanted.length === 0 || unknown.length > 0) {
  console.error(`pnpm bench <${Object.keys(benches).join(' | ')}> ... [--count=N] [--pairs=N]`);
  process.exit(2);
}

const [count, pairs] = [number('count'), number('pairs')];
const options: BenchOptions = { ...(count === undefined ? {} : { count }), ...(pairs === undefined ? {} : { pairs }) };
const figures: string[] = [];
console.log(machine());
for (const id of wanted) {
  const bench = await benches[id]?.();
  if (bench === undefined) continue;
  console.log(`\n${bench.title}`);
  figures.push(await bench.run(options, (line) => console.log(line)));
}
console.log(`\n${figures.join('\n')}`);
