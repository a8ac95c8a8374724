import { BenchInstallation, projectRecord } from './installation.ts';
import { inParallel, measure } from './measure.ts';
import { median, quantile, spread } from './statistics.ts';
import type { Bench } from './bench.ts';

const publishers = 32;
const steadyPerSecond = 200;
const steadySeconds = 10;

/** `publish()` until it is durable: as fast as it can with 32 publishers, and its latency at a steady rate. */
export const p3: Bench = {
  title: 'P3 durable publish()',
  async run({ count = 20_000, pairs = 5 }, print) {
    const rates: number[] = [];
    for (let round = 0; round <= pairs; round += 1) {
      using installation = new BenchInstallation();
      const host = await installation.host();
      const Auftrag = projectRecord(host);
      const { perSecond } = await measure(count, () =>
        inParallel(count, publishers, () => host.publish({ type: 'project.created', records: { Auftrag } })),
      );
      if (round > 0) rates.push(perSecond);
      await host.stop();
    }
    print(`${publishers} publishers: ${spread(rates)} events/s (bar 10,000)`);
    const latencies = await steady();
    const [p50, p99] = [quantile(latencies, 0.5), quantile(latencies, 0.99)];
    print(
      `${steadyPerSecond} events/s for ${steadySeconds} s: p50 ${p50.toFixed(1)} ms, p99 ${p99.toFixed(1)} ms (bar 10 ms)`,
    );
    return `P3 ${Math.round(median(rates))} events/s, p99 ${p99.toFixed(1)} ms at ${steadyPerSecond}/s`;
  },
};

async function steady(): Promise<number[]> {
  using installation = new BenchInstallation();
  const host = await installation.host();
  const Auftrag = projectRecord(host);
  const latencies: number[] = [];
  const publishing: Promise<unknown>[] = [];
  const begun = performance.now();
  for (let index = 0; index < steadyPerSecond * steadySeconds; index += 1) {
    const due = begun + (index * 1000) / steadyPerSecond;
    const early = due - performance.now();
    if (early > 0) await new Promise((resolve) => setTimeout(resolve, early));
    publishing.push(
      host
        .publish({ type: 'project.created', records: { Auftrag } })
        // Counted from the moment it was due, so that a stall is not hidden by waiting with the next one.
        .then(() => latencies.push(performance.now() - due)),
    );
  }
  await Promise.all(publishing);
  await host.stop();
  return latencies;
}
