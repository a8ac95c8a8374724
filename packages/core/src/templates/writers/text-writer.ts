import { valueText } from '../value-text.ts';

export const textWriter = {
  literal: (text: string) => text,
  value: valueText,
  end() {},
};
