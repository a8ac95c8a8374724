import { describe, expect, it } from 'vitest';
import { conditionBudgets, parseConditions, type Comparison, type Expression } from '../index.ts';

/** The expression with all spelling taken off, e.g. `and(Status equal 5, not(Ort equal 'Köln'))`. */
function outline(node: Expression | undefined): string {
  if (!node) return 'nothing';
  if (node.kind === 'comparison') return `${node.path.names.join('.')} ${node.comparator} ${operandOutline(node)}`;
  if (node.kind === 'not') return `not(${outline(node.operand)})`;
  return `${node.kind}(${node.operands.map(outline).join(', ')})`;
}

function operandOutline({ operand }: Comparison): string {
  const values = operand.kind === 'list' ? operand.values : operand.kind === 'value' ? [operand] : [];
  const shown = values.map(({ text, quoted }) => (quoted ? `'${text}'` : text)).join('; ');
  return operand.kind === 'list' ? `[${shown}]` : operand.kind === 'null' ? 'null' : shown;
}

function parse(text: string): string {
  const { expression, findings } = parseConditions(text);
  expect(findings.filter(({ severity }) => severity === 'error')).toEqual([]);
  return outline(expression);
}

describe('values without quotes', () => {
  it.each([
    ['Kundengruppe = Intern und Extern AND Ort # Köln', 'and(Kundengruppe equal Intern und Extern, Ort notEqual Köln)'],
    ['Ort = Bad Honnef OR Ort=Köln', 'or(Ort equal Bad Honnef, Ort equal Köln)'],
    ['(Ort = Bad  Honnef ) AND PLZ = 48@', 'and(Ort equal Bad  Honnef, PLZ equal 48@)'],
    ['RechnungsNr = RE-2026-0117', 'RechnungsNr equal RE-2026-0117'],
    ['VonZeit >= 06:00:00', 'VonZeit atLeast 06:00:00'],
    ['KundenNr = n20-01170', 'KundenNr equal n20-01170'],
    ['AuftragsNr = .GK', 'AuftragsNr equal .GK'],
    ['AuftragsNr == _0573', 'AuftragsNr equal _0573'],
    ['Bauvorhaben = @Küche@', 'Bauvorhaben equal @Küche@'],
    ["Name1 = O'Brien", "Name1 equal O'Brien"],
    ['Rabatt = 50 % auf alles', 'Rabatt equal 50 % auf alles'],
    ['Name1 = Haus #3!', 'Name1 equal Haus #3!'],
    ['email = info@meier.example', 'email equal info@meier.example'],
    ['Bemerkung = Sand, Andreas und Orten', 'Bemerkung equal Sand, Andreas und Orten'],
    ['Bemerkung = hin and. her or: da', 'Bemerkung equal hin and. her or: da'],
    ['Bemerkung = Order bereit', 'Bemerkung equal Order bereit'],
    ['Bemerkung = Köln-AND-Bonn', 'Bemerkung equal Köln-AND-Bonn'],
    ['Name1 = 中村 𝒳', 'Name1 equal 中村 𝒳'],
    ['Status = null', 'Status equal null'],
    ['Name1 = nullAND x', 'Name1 equal nullAND x'],
    ['Name1 = Nullpunkt', 'Name1 equal Nullpunkt'],
    ['KundenNr=131&Ort=Hildesheim', 'and(KundenNr equal 131, Ort equal Hildesheim)'],
    ['A = R & B = D|C=1', 'or(and(A equal R, B equal D), C equal 1)'],
  ])('%s', (text, expected) => {
    expect(parse(text)).toBe(expected);
  });
});

describe('values in quotes', () => {
  it.each([
    ["Name1 = 'Sand AND Kies (Köln) & Co. | <b>'", "Name1 equal 'Sand AND Kies (Köln) & Co. | <b>'"],
    ["Name1 = ''", "Name1 equal ''"],
    ["Name1 = 'null'", "Name1 equal 'null'"],
    [`Name1 = "O'Brien"`, `Name1 equal 'O'Brien'`],
    [String.raw`Pfad = "C:\Daten\\ \"x\""`, String.raw`Pfad equal 'C:\Daten\ "x"'`],
    ["Name1 = ' a 'AND(Ort='b')OR Ort IN ['c']", "or(and(Name1 equal ' a ', Ort equal 'b'), Ort in ['c'])"],
    ["Name1 = 'a\nb'", "Name1 equal 'a\nb'"],
  ])('%s', (text, expected) => {
    expect(parse(text)).toBe(expected);
  });
});

describe('lists', () => {
  it.each([
    ['Mahnstufe IN [2,3]', 'Mahnstufe in [2; 3]'],
    ['Mahnstufe in[ 2 , 3 ]', 'Mahnstufe in [2; 3]'],
    [`Ort IN ["Köln", 'Bonn',Bad Honnef,"a,]b"]`, "Ort in ['Köln'; 'Bonn'; Bad Honnef; 'a,]b']"],
    ['Name1 IN [R&D, a AND b, 48@]', 'Name1 in [R&D; a AND b; 48@]'],
  ])('%s', (text, expected) => {
    expect(parse(text)).toBe(expected);
  });
});

describe('names like keywords', () => {
  it.each([
    ['Ort = x AND Order = y OR Notiz = z', 'or(and(Ort equal x, Order equal y), Notiz equal z)'],
    ['Inhalt IN [1] AND IsoWert IS 2', 'and(Inhalt in [1], IsoWert equalLiterally 2)'],
    ['Andreas=1 and Notar IS NOT Notiz', 'and(Andreas equal 1, Notar notEqualLiterally Notiz)'],
    ['NOT Notiz IS Notar', 'not(Notiz equalLiterally Notar)'],
    ['not(Nr=1)', 'not(Nr equal 1)'],
    ['Straße_1 = 5 AND $x-y = 6', 'and(Straße_1 equal 5, $x-y equal 6)'],
    ['Kunden.Ort = a AND details.neu.Status = 5', 'and(Kunden.Ort equal a, details.neu.Status equal 5)'],
  ])('%s', (text, expected) => {
    expect(parse(text)).toBe(expected);
  });
});

describe('spellings', () => {
  it.each([
    ['equal', ['=', '==']],
    ['equalLiterally', ['===', 'IS', 'is']],
    ['notEqual', ['#', '!=']],
    ['notEqualLiterally', ['!==', 'IS NOT', 'is  not']],
    ['less', ['<']],
    ['greater', ['>']],
    ['atMost', ['<=']],
    ['atLeast', ['>=']],
    ['keyword', ['%']],
  ])('%s', (comparator, spellings) => {
    for (const spelling of spellings) {
      expect(parse(`Ort ${spelling} Köln`)).toBe(`Ort ${comparator} Köln`);
      expect(parse(`Ort${/\w/.test(spelling) ? ` ${spelling} ` : spelling}'Köln'`)).toBe(`Ort ${comparator} 'Köln'`);
    }
  });

  it('of AND and OR are all the same', () => {
    for (const operator of ['AND', 'and', 'And', '&', '&&'])
      expect(parse(`a=1 ${operator} b=2`)).toBe('and(a equal 1, b equal 2)');
    for (const operator of ['OR', 'or', 'Or', '|', '||'])
      expect(parse(`a=1 ${operator} b=2`)).toBe('or(a equal 1, b equal 2)');
  });
});

describe('positions', () => {
  it('of every part count UTF-16 units', () => {
    const text = " Größe𝒳 >= 'ä' AND NOT ( Ort IN [ 1,22 ] )";
    const { expression } = parseConditions(text);
    const slices: string[] = [];
    const visit = (node: Expression): void => {
      slices.push(text.slice(node.start, node.end));
      if (node.kind === 'not') visit(node.operand);
      else if (node.kind !== 'comparison') node.operands.forEach(visit);
      else {
        const values = node.operand.kind === 'list' ? node.operand.values : [];
        slices.push(...[node.path, node.operand, ...values].map(({ start, end }) => text.slice(start, end)));
      }
    };
    if (expression) visit(expression);
    expect(slices).toEqual([
      text.trim(),
      "Größe𝒳 >= 'ä'",
      'Größe𝒳',
      "'ä'",
      'NOT ( Ort IN [ 1,22 ] )',
      '( Ort IN [ 1,22 ] )',
      'Ort',
      '[ 1,22 ]',
      '1',
      '22',
    ]);
  });
});

describe('budgets', () => {
  const { comparisons, depth, listValues, textLength } = conditionBudgets;
  const codes = (text: string) => parseConditions(text).findings.map(({ code }) => code);

  it('allow a text exactly as long as the limit, and nothing longer', () => {
    const text = `a = '${'x'.repeat(textLength - 6)}'`;
    expect(codes(text)).toEqual([]);
    expect(codes(`${text} `)).toEqual(['CONDITION_TEXT_TOO_LONG']);
  });

  it('allow parentheses and NOT exactly as deep as the limit', () => {
    expect(codes(`${'('.repeat(depth)}a = 1${')'.repeat(depth)}`)).toEqual([]);
    expect(codes(`${'NOT '.repeat(depth)}a = 1`)).toEqual([]);
    expect(codes(`${'('.repeat(depth + 1)}a = 1${')'.repeat(depth + 1)}`)).toEqual(['CONDITION_TOO_DEEP']);
    expect(codes(`${'NOT ('.repeat(depth)}a = 1${')'.repeat(depth)}`)).toEqual(['CONDITION_TOO_DEEP']);
    expect(codes('('.repeat(textLength))).toEqual(['CONDITION_TOO_DEEP']);
  });

  it('allow as many comparisons and list values as the limits', () => {
    const many = (count: number) => Array.from({ length: count }, (_, index) => `a = ${index}`).join(' OR ');
    expect(codes(many(comparisons))).toEqual([]);
    expect(codes(many(comparisons + 1))).toEqual(['CONDITION_TOO_MANY_COMPARISONS']);
    const list = (count: number) => `a IN [${Array.from({ length: count }, (_, index) => index).join(',')}]`;
    expect(codes(list(listValues))).toEqual([]);
    expect(codes(list(listValues + 1))).toEqual(['CONDITION_LIST_TOO_LONG']);
    expect(codes(`${list(listValues)} AND b IN [1]`)).toEqual(['CONDITION_LIST_TOO_LONG']);
  });

  it('report no more findings than anybody reads', () => {
    expect(codes('= '.repeat(100).concat('x').replaceAll('= ', 'a <> 1 AND '))).toHaveLength(conditionBudgets.findings);
  });
});
