import { percentEncode } from '../../request/secret-encoding.ts';
import { valueText } from '../value-text.ts';

export const formWriter = {
  literal: (text: string) => text,
  value: (value: unknown) => percentEncode(valueText(value)),
  end() {},
};
