import type { TargetSystem } from '@eilbote/contract';
import type { Catalogue } from '../catalogue/index.ts';

/** What an installation knows: the ground on which webhooks are completed and checked. */
export interface Known {
  readonly catalogue: Pick<
    Catalogue,
    'table' | 'eventType' | 'tables' | 'eventTypes' | 'suggestTable' | 'suggestEventType'
  >;
  readonly targets: readonly TargetSystem[];
}

/** The target system with this id. */
export const targetOf = ({ targets }: Known, id: string): TargetSystem | undefined =>
  targets.find((target) => target.id === id);
