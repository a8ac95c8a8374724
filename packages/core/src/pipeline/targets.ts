import type { RequestBuilder, TargetSystem, Transformer } from '@eilbote/contract';

/** A target system with the services of the plugin that brought it. */
export interface RegisteredTarget {
  readonly target: TargetSystem;
  /** Id of the plugin. */
  readonly plugin: string;
  readonly builder: RequestBuilder;
  readonly transformer: Transformer;
}
