import type { Choice, ChoiceList, JsonObject, LocalizedText } from '@eilbote/contract';
import { call } from '../call.ts';
import { member } from '../member.ts';

/** An answer holds 64 KiB at most, and services have long notes. */
const itemsPerPage = 20;

const list = (title: LocalizedText, path: readonly string[]): ChoiceList => ({
  title,
  request: ({ page = 1, ...input }) =>
    call(input, 'GET', path, {
      query: [
        ['items_per_page', itemsPerPage],
        ['page', page],
      ],
    }),
  read({ json }, { page = 1 }) {
    const data = member(json, 'data');
    const records = Array.isArray(data) ? (data as readonly JsonObject[]) : [];
    const isLast = Number(page) >= Number(member(member(json, 'paging'), 'count_pages') ?? 0);
    return { choices: records.flatMap(choiceOf), ...(isLast ? {} : { next: Number(page) + 1 }) };
  },
  sample: {
    paging: { items_per_page: itemsPerPage, current_page: 1, count_pages: 1, count_items: 1 },
    data: [{ id: 1, name: 'Montage', active: true }],
  },
});

/** What is switched off in Clockodo is no choice. */
function choiceOf({ id, name, active }: JsonObject): readonly Choice[] {
  return typeof id === 'number' && typeof name === 'string' && active !== false ? [{ value: id, title: name }] : [];
}

/** What a time can be entered as. `GET /v4/services`. */
export const services = list({ de: 'Leistungen', en: 'Services' }, ['v4', 'services']);

/** What a co-worker can belong to. `GET /v3/teams`. */
export const teams = list({ de: 'Teams', en: 'Teams' }, ['v3', 'teams']);
