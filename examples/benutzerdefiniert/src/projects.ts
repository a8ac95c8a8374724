/** Three offers of a joinery, as its ERP knows them. */
export const projects = [
  {
    AuftragsNr: 'S019',
    Bauvorhaben: 'Einbauschrank Dachgeschoss',
    Bezeichnung: 'Großmann - Köln',
    KundenNr: 'n26-00214',
    Status: 0,
    SummeNetto: 3600,
  },
  {
    AuftragsNr: '06131',
    Bauvorhaben: 'Empfangstheke und Garderobe',
    Bezeichnung: 'Physio Südpark',
    KundenNr: 'n26-00215',
    Status: 0,
    SummeNetto: 7500,
  },
  {
    AuftragsNr: '06127',
    Bauvorhaben: 'Thekenanlage und Wandverkleidung',
    Bezeichnung: 'Rosenblüte - Köln',
    KundenNr: 'n20-01170',
    Status: 0,
    SummeNetto: 12_480.5,
  },
] as const;
