import type { Language } from '@eilbote/contract';
import type { ParkedReason } from '../ports/index.ts';
import { inLanguage, type Described } from './failure-catalogue.ts';
import type { FailureText } from './failure-text.ts';

/** Why nothing was sent. A target system may give a sentence of its own instead. */
export const skipReasons = ['noRecord', 'aboutItself', 'replaced'] as const;
export type SkipReason = (typeof skipReasons)[number];

/** Why a delivery that waited will not be sent. */
export const cancelReasons = ['byHand', 'webhookChanged', 'webhookDeleted', 'erased'] as const;
export type CancelReason = (typeof cancelReasons)[number];

/** Why a delivery waits until somebody acts. */
export const parkedReasons = [
  'policy',
  'secrets',
  'target',
  'credentials',
  'handshake',
  'inactive',
] as const satisfies readonly ParkedReason[];

/** Short, stable reasons of deliveries that did not fail: they stand in the log as they are written here. */
export type DeliveryReason = SkipReason | CancelReason | ParkedReason;

export const reasonCatalogue: { readonly [R in DeliveryReason]: FailureText } = {
  noRecord: {
    title: { de: 'Übersprungen: kein Datensatz', en: 'Skipped: no record' },
    cause: {
      de: 'Mit dem Ereignis kam kein Datensatz der Tabelle, die der Webhook senden soll.',
      en: 'No record of the table that the webhook sends came with the event.',
    },
    remedy: {
      de: 'Prüfen Sie, ob die Tabelle des Webhooks zum Ereignis passt. Wenn ja, muss Ihre Anwendung diesen Datensatz mit dem Ereignis übergeben.',
      en: 'Check whether the table of the webhook fits the event. If it does, your application has to hand over this record with the event.',
    },
  },
  aboutItself: {
    title: { de: 'Übersprungen: meldet sich selbst', en: 'Skipped: speaks of itself' },
    cause: {
      de: 'Das Ereignis meldet, dass dieser Webhook oder seine Verbindung gestört ist. Auf demselben Weg käme die Meldung erst an, wenn niemand sie mehr braucht.',
      en: 'The event tells that this very webhook, or its connection, is out of order. Over the same way the message would arrive when nobody needs it any more.',
    },
    remedy: {
      de: 'Lassen Sie Störungen über einen Webhook melden, der einen anderen Empfänger und eine andere Verbindung hat.',
      en: 'Have faults told by a webhook that has another receiver and another connection.',
    },
  },
  replaced: {
    title: { de: 'Übersprungen: ersetzt', en: 'Skipped: replaced' },
    cause: {
      de: 'Derselbe Datensatz hat sich noch einmal geändert, bevor diese Zustellung an der Reihe war. Der Webhook fasst solche Änderungen zusammen: Gesendet wird die spätere.',
      en: 'The same record changed again before it was the turn of this delivery. The webhook coalesces such changes: the later one is sent.',
    },
    remedy: {
      de: 'Sie brauchen nichts zu tun. Soll jede Änderung einzeln ankommen, schalten Sie das Zusammenfassen im Webhook ab.',
      en: 'You need not do anything. If each change is to arrive by itself, turn coalescing off in the webhook.',
    },
  },
  byHand: {
    title: { de: 'Abgebrochen: von Hand', en: 'Cancelled: by hand' },
    cause: {
      de: 'Jemand hat die wartende Zustellung abgebrochen.',
      en: 'Somebody cancelled the waiting delivery.',
    },
    remedy: {
      de: 'Sie brauchen nichts zu tun.',
      en: 'You need not do anything.',
    },
  },
  webhookChanged: {
    title: { de: 'Abgebrochen: Webhook geändert', en: 'Cancelled: webhook changed' },
    cause: {
      de: 'Der Webhook wurde geändert oder umgeschaltet, und dabei wurde gewählt, wartende Zustellungen abzubrechen.',
      en: 'The webhook was changed or switched, and the choice was made to cancel the deliveries that waited.',
    },
    remedy: {
      de: 'Sie brauchen nichts zu tun. Beim nächsten Mal können Sie wartende Zustellungen stattdessen neu erzeugen oder unverändert lassen.',
      en: 'You need not do anything. Next time you can have waiting deliveries rebuilt or kept as they are instead.',
    },
  },
  webhookDeleted: {
    title: { de: 'Abgebrochen: Webhook gelöscht', en: 'Cancelled: webhook deleted' },
    cause: {
      de: 'Der Webhook wurde gelöscht, während die Zustellung noch wartete.',
      en: 'The webhook was deleted while the delivery was still waiting.',
    },
    remedy: {
      de: 'Sie brauchen nichts zu tun. Soll künftig nichts verloren gehen, pausieren Sie einen Webhook, statt ihn zu löschen.',
      en: 'You need not do anything. To keep deliveries in future, pause a webhook instead of deleting it.',
    },
  },
  erased: {
    title: { de: 'Abgebrochen: Daten gelöscht', en: 'Cancelled: data erased' },
    cause: {
      de: 'Die Daten des Datensatzes wurden auf Wunsch gelöscht, während die Zustellung noch wartete.',
      en: 'The data of the record were erased on request while the delivery was still waiting.',
    },
    remedy: {
      de: 'Sie brauchen nichts zu tun.',
      en: 'You need not do anything.',
    },
  },
  policy: {
    title: { de: 'Wartet: Adresse nicht freigegeben', en: 'Waits: address not allowed' },
    cause: {
      de: 'Die Netzwerk-Richtlinie von Eilbote verbietet Aufrufe an die Adresse des Empfängers.',
      en: 'The network policy of Eilbote forbids calls to the address of the receiver.',
    },
    remedy: {
      de: 'Der Administrator kann die Adresse in der Netzwerk-Richtlinie freigeben, oder Sie berichtigen die URL. Danach wird die Zustellung von selbst gesendet.',
      en: 'The administrator can allow the address in the network policy, or you correct the URL. After that the delivery is sent by itself.',
    },
  },
  target: {
    title: { de: 'Wartet: Zielsystem fehlt', en: 'Waits: target system missing' },
    cause: {
      de: 'Das Zielsystem des Webhooks ist in diesem Programm nicht vorhanden, oder sein Plugin wurde abgeschaltet, weil es nicht starten konnte.',
      en: 'The target system of the webhook is not present in this program, or its plugin was disabled because it could not start.',
    },
    remedy: {
      de: 'Der Administrator meldet das Plugin in der Konfiguration an und startet neu. Danach wird die Zustellung von selbst gesendet.',
      en: 'The administrator registers the plugin in the configuration and starts again. After that the delivery is sent by itself.',
    },
  },
  secrets: {
    title: { de: 'Wartet: Geheimnis nicht lesbar', en: 'Waits: secret cannot be read' },
    cause: {
      de: 'Der Schlüssel zu den gespeicherten Kennwörtern und Zugangsdaten fehlt, oder es ist nicht der richtige.',
      en: 'The key to the stored passwords and credentials is missing, or it is not the right one.',
    },
    remedy: {
      de: 'Stellen Sie den Schlüssel wieder her, oder tragen Sie die Geheimnisse im Webhook neu ein. Danach wird die Zustellung von selbst gesendet.',
      en: 'Restore the key, or enter the secrets of the webhook again. After that the delivery is sent by itself.',
    },
  },
  credentials: {
    title: { de: 'Wartet: Anmeldung abgelehnt', en: 'Waits: credentials rejected' },
    cause: {
      de: 'Der Empfänger oder sein Anmeldeserver nimmt die Zugangsdaten der Verbindung nicht an, oder sie reichen für diesen Aufruf nicht aus. Damit kein Konto gesperrt wird, sendet Eilbote mit abgelehnten Zugangsdaten nichts mehr.',
      en: 'The receiver or its authorisation server does not accept the credentials of the connection, or they do not suffice for this call. Eilbote sends nothing more with rejected credentials, so that no account is locked.',
    },
    remedy: {
      de: 'Tragen Sie in der Verbindung gültige Zugangsdaten ein, oder lassen Sie die Rechte auf der Gegenseite in Ordnung bringen und rufen Sie danach „eilbote connections retry“ auf. Die wartenden Zustellungen werden dann gesendet.',
      en: 'Enter valid credentials in the connection, or have the permissions put right on the other side and call "eilbote connections retry" then. The deliveries that wait are sent after that.',
    },
  },
  handshake: {
    title: { de: 'Wartet: Empfänger erlaubt keine Aufrufe', en: 'Waits: receiver allows no calls' },
    cause: {
      de: 'Der Webhook fragt den Empfänger vor dem ersten Aufruf um Erlaubnis (Handshake von CloudEvents), und der hat sie nicht gegeben.',
      en: 'The webhook asks the receiver for permission before the first call (handshake of CloudEvents), and it has not given it.',
    },
    remedy: {
      de: 'Lassen Sie beim Empfänger den Namen freigeben, der im Webhook steht, oder schalten Sie den Handshake ab, wenn der Empfänger ihn nicht kennt. Eilbote fragt stündlich wieder, und sobald Sie den Webhook speichern.',
      en: 'Have the name that stands in the webhook allowed at the receiver, or turn the handshake off if the receiver does not know it. Eilbote asks again every hour, and as soon as you save the webhook.',
    },
  },
  inactive: {
    title: { de: 'Wartet: Webhook inaktiv', en: 'Waits: webhook inactive' },
    cause: {
      de: 'Der Webhook wurde auf inaktiv gestellt, während die Zustellung noch wartete. Sie wird ohne Ihr Zutun nicht mehr gesendet.',
      en: 'The webhook was made inactive while the delivery was still waiting. It is not sent unless you decide so.',
    },
    remedy: {
      de: 'Stellen Sie den Webhook wieder auf aktiv und wählen Sie dabei, was mit wartenden Zustellungen geschehen soll, oder brechen Sie die Zustellung ab.',
      en: 'Make the webhook active again and choose what is to become of waiting deliveries, or cancel the delivery.',
    },
  },
};

export const isDeliveryReason = (reason: string): reason is DeliveryReason => Object.hasOwn(reasonCatalogue, reason);

/** The texts of a reason in one language. */
export const describeReason = (reason: DeliveryReason, language: Language): Described =>
  inLanguage(reasonCatalogue[reason], language);
