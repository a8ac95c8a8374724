import { isSecretSlot, type BodyValue, type TextValue } from '@eilbote/contract';

/** A value where only text can stand: lists and objects become their JSON text. */
export const textValue = (value: BodyValue): TextValue =>
  typeof value !== 'object' || value === null || isSecretSlot(value) ? value : JSON.stringify(value);
