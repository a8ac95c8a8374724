import {
  Tokenizer,
  toValueSync,
  TypeGuards,
  Value,
  type Liquid,
  type Output,
  type TagToken,
  type Template,
  type Token,
} from 'liquidjs';
import { TEMPLATE_INVALID } from './errors.ts';

/**
 * Refuses what LiquidJS passes over without a word: a second value behind the first (`{{ AuftragsNr Status }}`), and
 * everything behind a comma (`{{ 12,5 }}`). Whoever wrote that meant something else than what would be sent.
 * @throws TEMPLATE_INVALID
 */
export function refuseLeftovers(engine: Liquid, templates: readonly Template[]): void {
  for (const template of templates) {
    const { token } = template;
    if (TypeGuards.isOutputToken(token)) checkOutput(engine, token);
    else if (TypeGuards.isTagToken(token)) checkTag(token, [...(template.arguments?.() ?? [])]);
    const children: Template[] = template.children === undefined ? [] : toValueSync(template.children(false, true));
    refuseLeftovers(engine, children);
  }
}

function checkOutput(engine: Liquid, token: Output['token']): void {
  const tokenizer = new Tokenizer(token.input, engine.options.operators, token.file, token.contentRange);
  const { postfix } = tokenizer.readFilteredValue().initial;
  if (!isRead(tokenizer) || !isOneValue(postfix)) throw leftover(token);
}

/** Their values are read already: what remains in the tokenizer is what was not. */
const readingTags = new Set(['if', 'unless', 'case', 'assign', 'for']);

function checkTag(token: TagToken, values: readonly unknown[]): void {
  const areWhole = values.every((value) => !(value instanceof Value) || isOneValue(value.initial.postfix));
  if (!areWhole || (readingTags.has(token.name) && !isRead(token.tokenizer))) throw leftover(token);
}

function isRead(tokenizer: Tokenizer): boolean {
  tokenizer.skipBlank();
  return tokenizer.end();
}

/** Whether the operators leave one value over; in postfix order each takes its operands from those before it. */
function isOneValue(postfix: readonly Token[]): boolean {
  let values = 0;
  for (const token of postfix) {
    const taken = TypeGuards.isOperatorToken(token) ? (token.operator === 'not' ? 1 : 2) : 0;
    if (values < taken) return false;
    values += 1 - taken;
  }
  return values === 1;
}

function leftover(token: Token) {
  const [line = 1, column = 1] = token.getPosition();
  const text = token.getText();
  const shown = text.length > 60 ? `${text.slice(0, 60)}…` : text;
  return TEMPLATE_INVALID({
    line,
    column,
    reason: {
      de: `In „${shown}“ steht mehr als ein Wert, oder es fehlt einer. Schreiben Sie je Ausgabe einen Wert, Vergleiche mit ==, !=, >, <, and, or und contains, Zahlen mit Punkt statt Komma.`,
      en: `In "${shown}" there is more than one value, or one is missing. Write one value for each output, comparisons with ==, !=, >, <, and, or and contains, numbers with a decimal point.`,
    },
  });
}
