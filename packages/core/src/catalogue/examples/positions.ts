import type { InferNamedRecord } from '@eilbote/contract';

type Position = InferNamedRecord<'Auftragspositio'>;

/** Texts carry the bare carriage returns of the ERP on purpose. */
export const wardrobePositions = [
  position('S019', '1', '0815979', 1, 3250, 'Stk', 'Einbauschrank Dachschräge\rBirke Multiplex, weiß geölt'),
  position('S019', '2', 'MONT', 1, 350, 'psch', 'Lieferung und Montage'),
] satisfies Position[];

export const receptionPositions = [
  position('06131', '1', '0816002', 1, 5890, 'Stk', 'Empfangstheke\rHöhe 1,10 m, unterfahrbar\rFront Esche gekalkt'),
  position('06131', '2', '0816003', 1, 1240, 'Stk', 'Garderobe mit Sitzbank'),
  position('06131', '3', 'MONT', 1, 370, 'psch', 'Lieferung und Montage'),
] satisfies Position[];

export const doorPositions = [
  position('05104B', '1', '0500110', 6, 489, 'Stk', 'Innentür Eiche furniert\r860 x 1985 mm'),
  position('05104B', '2', '0500120', 6, 215.5, 'Stk', 'Umfassungszarge Eiche'),
  position('05104B', '3', '0500900', 1, 2873, 'Stk', 'Haustür Eiche massiv\rRC2, dreifach verglast'),
] satisfies Position[];

export const counterPositions = [
  position('06127', '1', '0815980', 1, 7480, 'Stk', 'Thekenanlage Eiche massiv, geölt\rLänge 3,60 m\rmit Vitrine'),
  position('06127', '2', '0815981', 12.5, 212, 'm²', 'Wandverkleidung Nussbaum'),
  position('06127', '3', '0815982', 1, 1890.5, 'Stk', 'Rückbuffet mit 4 Schubkästen'),
  position('06127', '4', 'MONT', 1, 460, 'psch', 'Lieferung und Montage'),
] satisfies Position[];

export const repairPositions = [
  position('PK-0003', '1', 'STD', 8, 62, 'Std', 'Reparatur der Eingangstür nach Aufwand'),
  position('PK-0003', '2', 'MAT', 1, 144, 'psch', 'Beschläge und Kleinmaterial'),
] satisfies Position[];

function position(
  AuftragsNr: string,
  PositionsNr: string,
  ArtikelTypenNr: string,
  Anzahl: number,
  VKPreis: number,
  Einheit: string,
  Bezeichnung: string,
) {
  return { AuftragsNr, PositionsNr, Status: 0, ArtikelTypenNr, Anzahl, VKPreis, Bezeichnung, Einheit };
}
