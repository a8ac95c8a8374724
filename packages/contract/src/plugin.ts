import type { EventType } from './event-type.ts';
import type { Provision, Resolver } from './token.ts';
import type { Table } from './table.ts';
import type { TargetSystem } from './target-system.ts';

/** Marks a plugin and tells the contract version it was written for; the same symbol in every copy of this package. */
export const brand: unique symbol = Symbol.for('eilbote.plugin') as never;

/** Raised when the contract changes in a way that plugins written for an older one notice. */
export const contractVersion = 1;

/** What a host registers with `use()`. Made by {@link definePlugin} or `defineTargetSystem`. */
export interface Plugin {
  readonly [brand]: number;
  readonly id: string;
  readonly targets?: readonly TargetSystem[];
  readonly eventTypes?: readonly EventType[];
  readonly tables?: readonly Table[];
  /** Services of this plugin's own scope. The stages build and transform may be wrapped, for its own targets only. */
  readonly provides?: readonly Provision[];
  start?(resolver: Resolver): Promise<void> | void;
  stop?(): Promise<void> | void;
}

/** Makes a plugin of target systems, event types, tables and services. For one target system take `defineTargetSystem`. */
export function definePlugin(plugin: Omit<Plugin, typeof brand>): Plugin {
  return { [brand]: contractVersion, ...plugin };
}

/** Makes a plugin of one target system. */
export function defineTargetSystem(target: TargetSystem): Plugin & { readonly target: TargetSystem } {
  return { [brand]: contractVersion, id: target.id, targets: [target], target };
}

/** True for a plugin made by any copy of this package. */
export const isPlugin = (value: unknown): value is Plugin =>
  typeof value === 'object' && value !== null && typeof (value as Partial<Plugin>)[brand] === 'number';
