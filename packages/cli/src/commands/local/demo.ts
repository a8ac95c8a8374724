import { defineCommand } from '../../command.ts';

interface Options {
  readonly once?: true;
}

export const demo = defineCommand<Options>({
  name: 'demo',
  summary: {
    de: 'spielt die Woche einer Tischlerei: Ereignisse, Aufrufe, Wiederholungen',
    en: 'plays a week of a joinery: events, calls, repetitions',
  },
  options: [{ flags: '--once', text: { de: 'endet von selbst', en: 'ends by itself' } }],
  examples: ['eilbote demo', 'eilbote demo --once --lang de'],
  json: '{ "log": path, "webhooks": [{ "webhook", "event", "deliveries", "delivered", "attempts" }] }, when the week is over',
  async run({ io, json }, _args, { once = false }) {
    const { runDemo } = await import('../../demo/run-demo.ts');
    return runDemo(io, { once, json });
  },
});
