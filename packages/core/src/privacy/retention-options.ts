import type { PrivacyClass } from '@eilbote/contract';

export type PersonalClass = Exclude<PrivacyClass, 'none'>;

/** How long the store keeps what was delivered: `createHost({ retention: {...} })`. Days of 24 hours. */
export interface RetentionOptions {
  /**
   * Records of an event, bodies as they were sent, and answers, counted from the last change of a delivery of the event;
   * `'all'` keeps them. Afterwards a delivery cannot be sent again as it was. Default 30.
   */
  readonly bodyDays?: number | 'all';
  /**
   * Everything else about an event and its deliveries, counted in the same way; at least 30, because for so long the same
   * event, published twice, is known by its id; `'all'` keeps them. Default 365.
   */
  readonly rowDays?: number | 'all';
  /**
   * Events with values of a privacy class lose these values earlier, and with them the bodies that were made of them:
   * `{ special: 7, financial: 14 }`. Classes that are not named go with the bodies.
   */
  readonly classDays?: { readonly [C in PersonalClass]?: number };
}

export const defaultRetention = { bodyDays: 30, rowDays: 365 } as const satisfies RetentionOptions;

/** For so long an event that is published once more must be known by its id. */
export const leastRowDays = 30;

export const personalClasses: readonly PersonalClass[] = ['contact', 'employee', 'financial', 'special'];

/** Retention with everything filled in. `Infinity` days: for ever. */
export interface RetentionPeriods {
  readonly bodyDays: number;
  readonly rowDays: number;
  /** Only those shorter than `bodyDays`, the shortest first, each with all classes whose time is up by then. */
  readonly classes: readonly { readonly days: number; readonly classes: ReadonlySet<PersonalClass> }[];
}

export function retentionPeriods(options: RetentionOptions = {}): RetentionPeriods {
  const days = (period: number | 'all'): number => (period === 'all' ? Number.POSITIVE_INFINITY : period);
  const rowDays = days(options.rowDays ?? defaultRetention.rowDays);
  const bodyDays = Math.min(days(options.bodyDays ?? defaultRetention.bodyDays), rowDays);
  const named = personalClasses.flatMap((name) => {
    const period = options.classDays?.[name];
    return period === undefined || period >= bodyDays ? [] : [{ name, period }];
  });
  const periods = [...new Set(named.map(({ period }) => period))].toSorted((one, other) => one - other);
  return {
    bodyDays,
    rowDays,
    classes: periods.map((period) => ({
      days: period,
      classes: new Set(named.filter((one) => one.period <= period).map(({ name }) => name)),
    })),
  };
}
