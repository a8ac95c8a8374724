import type { JsonValue, Settings } from '@eilbote/contract';

/** More of the header Clockodo does not take. */
const longest = 50;

/**
 * What stands in `X-Clockodo-External-Application`: name of the company and an e-mail address, in ASCII, because Clockodo
 * does not say how it reads other characters. A long name is cut, the address never.
 */
export function callerOf({ company, contact, email }: Settings): string {
  const address = text(contact ?? email);
  const room = Math.max(1, longest - 1 - address.length);
  return `${plain(text(company)).slice(0, room).trim()};${address}`;
}

const spelt: { readonly [letter: string]: string } = { ä: 'ae', ö: 'oe', ü: 'ue', ß: 'ss', Ä: 'Ae', Ö: 'Oe', Ü: 'Ue' };

const plain = (text: string): string =>
  text
    .normalize('NFC')
    .replace(/[äöüßÄÖÜ]/g, (letter) => spelt[letter] ?? '')
    .normalize('NFD')
    .replace(/[^\x20-\x7e]|;/g, '')
    .trim();

const text = (value: JsonValue | undefined): string => (typeof value === 'string' ? value : '');
