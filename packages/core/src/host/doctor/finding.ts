import type { LocalizedText } from '@eilbote/contract';

/** `problem`: something does not work, or will not. `warning`: it works, but somebody should look at it. */
export type FindingLevel = 'ok' | 'warning' | 'problem';

/** What the doctor looks at. */
export type Examined =
  | 'configuration'
  | 'dataFolder'
  | 'disk'
  | 'database'
  | 'key'
  | 'clock'
  | 'plugins'
  | 'dispatcher'
  | 'pauses'
  | 'backlog'
  | 'log'
  | 'webhooks'
  | 'connections'
  | 'proxy'
  | 'receivers'
  | 'certificates';

/** One thing that the doctor has looked at. */
export interface Finding {
  readonly examined: Examined;
  readonly level: FindingLevel;
  /** Which one, where there are several: a webhook, a connection, a receiver. */
  readonly subject?: string;
  /** Error code, failure class or finding of a check, see docs/errors.md. */
  readonly code?: string;
  /** What was found and where it comes from. */
  readonly text: LocalizedText;
  /** What helps. */
  readonly remedy?: LocalizedText;
}

export const ok = (examined: Examined, de: string, en: string): Finding => ({
  examined,
  level: 'ok',
  text: { de, en },
});

export const found = (
  level: 'warning' | 'problem',
  examined: Examined,
  text: LocalizedText,
  more: Pick<Partial<Finding>, 'subject' | 'code' | 'remedy'> = {},
): Finding => ({ examined, level, text, ...more });
