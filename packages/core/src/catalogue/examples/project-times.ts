import type { InferNamedRecord } from '@eilbote/contract';

type ProjectTime = InferNamedRecord<'Zeitdatei'>;

export const counterAssembly = {
  UUID: '71E4C3760B0A4E0F9A3C0E4B1C5D2F88',
  PersonalNr: '07',
  BDEID: '',
  AuftragsNr: '06127',
  Position: 4,
  KStNr: '310',
  VonDatum: '2026-09-17',
  VonZeit: '07:00:00',
  BisZeit: '12:30:00',
  Pause: '00:30:00',
  Dauer: '05:00:00',
  Bemerkung: 'Montage Theke, Wand links noch unverputzt',
  Helfer: false,
  Nachweiszeit: true,
  Rueckfrage: true,
  Ausloese: 14,
} satisfies ProjectTime;

export const workshopTidying = {
  UUID: '0D51A9C2E7B84F6C8D2B7A90C3E1F465',
  PersonalNr: '5052',
  BDEID: 'TZE-2',
  AuftragsNr: '.GK',
  Position: '',
  KStNr: '900',
  VonDatum: '2026-09-17',
  VonZeit: '15:00:00',
  BisZeit: '16:15:00',
  Pause: '00:00:00',
  Dauer: '01:15:00',
  Bemerkung: 'Werkstatt aufräumen, Späne entsorgen',
  Helfer: true,
  Nachweiszeit: false,
  Rueckfrage: false,
  Ausloese: 0,
} satisfies ProjectTime;
