/** An attribute of the webhook whose name begins so is one of the event's context: `ce-source`, `ce-mandant`. */
const prefix = 'ce-';

export const isContextAttribute = (name: string): boolean => name.startsWith(prefix);

/** Its name in the context. */
export const contextName = (name: string): string => name.slice(prefix.length);

/** What Eilbote fills in itself, and what names the data. */
const reserved: ReadonlySet<string> = new Set(['specversion', 'id', 'time', 'datacontenttype', 'data', 'data_base64']);

/** CloudEvents 1.0.2, 3: lower-case letters and digits, twenty at most. */
export const isContextName = (name: string): boolean => /^[a-z0-9]{1,20}$/.test(name) && !reserved.has(name);
