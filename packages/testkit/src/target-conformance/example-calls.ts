import type { Plugin } from '@eilbote/contract';
import type { Filling } from './filling.ts';
import { PreviewHost, type Preview } from './previews.ts';
import { receiverUrl, subjectOf } from './subject.ts';
import type { TargetUnderTest } from './target-under-test.ts';

/** The calls that a target system makes of the examples of its actions. */
export interface ExampleCalls {
  readonly baseUrl: string;
  readonly examples: readonly Preview[];
}

/**
 * All calls of all examples, as previews make them, each example once for each filling: what vendors' files and types can
 * be held against.
 * @throws where the plugin, its settings or an action of it is not as it should be
 */
export async function exampleCalls(
  plugin: Plugin,
  told: TargetUnderTest,
  fillings: readonly Filling[] = ['all', 'none'],
): Promise<ExampleCalls> {
  const subject = subjectOf(plugin, told);
  const open = await PreviewHost.open(subject);
  try {
    const examples: Preview[] = [];
    for (const action of Object.keys(subject.target.actions)) {
      for (const filling of fillings) examples.push(...(await open.previews(action, filling)));
    }
    const { host, connection } = open;
    const account = connection === undefined ? undefined : await host.connections.get(connection);
    return { baseUrl: account?.definition.baseUrl ?? receiverUrl, examples };
  } finally {
    await open.close();
  }
}
