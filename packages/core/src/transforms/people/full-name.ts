import { defineTransform } from '../transform.ts';
import { valueText } from '../value-text.ts';

export const fullName = defineTransform({
  name: 'full_name',
  title: { de: 'Name zusammensetzen', en: 'Full name' },
  description: {
    de: 'Setzt Vor- und Nachname zusammen, oder zwei Namenszeilen. Fehlt einer, bleibt der andere.',
    en: 'Puts first and last name together, or two lines of a name. Where one is missing the other one stays.',
  },
  takesMissing: true,
  parameters: {
    last: { type: 'value', required: true, title: { de: 'Nachname', en: 'Last name' } },
    order: {
      type: 'string',
      enum: ['first last', 'last, first'],
      default: 'first last',
      title: { de: 'Reihenfolge', en: 'Order' },
    },
  },
  examples: [
    { value: 'Fred', parameters: { last: 'Durst' }, result: 'Fred Durst' },
    { value: 'Fred', parameters: { last: 'Durst', order: 'last, first' }, result: 'Durst, Fred' },
    { value: 'Schreinerei Meier', parameters: { last: '' }, result: 'Schreinerei Meier' },
    { value: null, parameters: { last: 'Durst' }, result: 'Durst' },
    { value: null, parameters: { last: null }, result: null },
  ],
  apply(value, { last, order }) {
    const names = [valueText(value).trim(), valueText(last).trim()];
    if (order === 'last, first') names.reverse();
    return names.filter((name) => name !== '').join(order === 'last, first' ? ', ' : ' ') || null;
  },
});
