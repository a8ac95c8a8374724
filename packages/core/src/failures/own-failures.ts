import type { FailureClass } from '@eilbote/contract';
import type { FailureText } from './failure-text.ts';

/** Nothing was sent, or Eilbote itself was stopped. */
export const ownFailures = {
  POLICY_BLOCKED: {
    title: { de: 'Diese Adresse ist nicht freigegeben', en: 'This address is not allowed' },
    cause: {
      de: 'Die Netzwerk-Richtlinie von Eilbote verbietet Aufrufe an diese Adresse, zum Beispiel weil sie in Ihrem eigenen Netz liegt. Das schützt Geräte im Haus vor ungewollten Aufrufen.',
      en: 'The network policy of Eilbote forbids calls to this address, for example because it lies in your own network. This protects devices in your house from unwanted calls.',
    },
    remedy: {
      de: 'Soll der Empfänger erreichbar sein, kann der Administrator ihn in der Netzwerk-Richtlinie freigeben; der Grund der Zustellung nennt die Einstellung. Sonst berichtigen Sie die URL. Bis dahin wartet die Zustellung und verbraucht keine Versuche.',
      en: 'If the receiver is meant to be reached, the administrator can allow it in the network policy; the reason of the delivery names the setting. Otherwise correct the URL. Until then the delivery waits and spends no attempts.',
    },
  },
  SECRET_UNAVAILABLE: {
    title: { de: 'Ein Geheimnis ist nicht lesbar', en: 'A secret cannot be read' },
    cause: {
      de: 'Kennwörter und Zugangsdaten eines Webhooks sind verschlüsselt gespeichert. Der Schlüssel dazu fehlt, oder es ist nicht der richtige.',
      en: 'Passwords and credentials of a webhook are stored encrypted. Their key is missing, or it is not the right one.',
    },
    remedy: {
      de: 'Stellen Sie die Schlüsseldatei aus der Datensicherung wieder her, oder setzen Sie EILBOTE_KEY auf den bisherigen Wert. Ist der Schlüssel verloren, tragen Sie die Geheimnisse neu ein. Bis dahin wartet die Zustellung und verbraucht keine Versuche.',
      en: 'Restore the key file from your backup, or set EILBOTE_KEY to its former value. If the key is lost, enter the secrets again. Until then the delivery waits and spends no attempts.',
    },
  },
  BUILD_FAILED: {
    title: { de: 'Der Aufruf konnte nicht zusammengestellt werden', en: 'The call could not be built' },
    cause: {
      de: 'Beim Zusammenstellen von URL oder Daten ist ein Fehler aufgetreten, meist in einer Vorlage des Webhooks, oder es hat zu lange gedauert. Gesendet wurde nichts.',
      en: 'There was an error when URL or data were built, usually in a template of the webhook, or it took too long. Nothing was sent.',
    },
    remedy: {
      de: 'Sehen Sie sich die Vorschau des Webhooks an; sie zeigt die Stelle. Berichtigen Sie die Vorlage oder das Attribut, das der Grund der Zustellung nennt.',
      en: 'Look at the preview of the webhook; it shows the place. Correct the template or the attribute that the reason of the delivery names.',
    },
  },
  TRANSFORM_FAILED: {
    title: { de: 'Der Aufruf konnte nicht angepasst werden', en: 'The call could not be transformed' },
    cause: {
      de: 'Bevor Eilbote sendet, können ein Plugin oder Ihre Anwendung den Aufruf anpassen. Dabei ist ein Fehler aufgetreten, oder es hat zu lange gedauert. Gesendet wurde nichts.',
      en: 'Before Eilbote sends, a plugin or your application can change the call. There was an error in doing so, or it took too long. Nothing was sent.',
    },
    remedy: {
      de: 'Geben Sie den Grund der Zustellung an den Hersteller des Plugins oder Ihrer Anwendung weiter.',
      en: 'Pass the reason of the delivery on to the maker of the plugin or of your application.',
    },
  },
  PLUGIN_CRASHED: {
    title: { de: 'Ein Plugin ist fehlgeschlagen', en: 'A plugin has failed' },
    cause: {
      de: 'Das Plugin des Zielsystems hat einen unerwarteten Fehler gemeldet oder nicht rechtzeitig geantwortet.',
      en: 'The plugin of the target system reported an unexpected error or did not answer in time.',
    },
    remedy: {
      de: 'Bringen Sie das Plugin auf den neuesten Stand. Hilft das nicht, melden Sie dem Hersteller den Grund und die Kennung der Zustellung.',
      en: 'Update the plugin. If that does not help, report the reason and the id of the delivery to its maker.',
    },
  },
  INTERRUPTED: {
    title: { de: 'Der Versuch wurde unterbrochen', en: 'The attempt was interrupted' },
    cause: {
      de: 'Eilbote wurde während des Aufrufs beendet, etwa durch einen Neustart, einen Absturz oder einen Stromausfall. Ob der Aufruf angekommen ist, ist ungewiss.',
      en: 'Eilbote ended during the call, for example by a restart, a crash or a power cut. Whether the call arrived is not known.',
    },
    remedy: {
      de: 'Eilbote wiederholt den Versuch von selbst. Nach fünf Unterbrechungen hintereinander gilt die Zustellung als fehlgeschlagen, weil vermutlich sie selbst die Abstürze auslöst: Melden Sie dann ihre Kennung dem Hersteller Ihrer Anwendung.',
      en: 'Eilbote repeats the attempt by itself. After five interruptions in a row the delivery counts as failed, because it probably causes the crashes itself: then report its id to the maker of your application.',
    },
  },
  EXPIRED: {
    title: { de: 'Die Frist ist abgelaufen', en: 'The time is up' },
    cause: {
      de: 'Die Zustellung ist bis zu dem Zeitpunkt nicht gelungen, zu dem sie spätestens erfolgen sollte. Deshalb hat Eilbote sie aufgegeben.',
      en: 'The delivery had not succeeded by its latest delivery time. So Eilbote has given it up.',
    },
    remedy: {
      de: 'Sehen Sie sich an, woran die letzten Versuche gescheitert sind oder worauf die Zustellung gewartet hat. Soll Eilbote künftig länger warten, verlängern Sie die Frist im Webhook oder in seiner Verbindung.',
      en: 'Look at why the last attempts failed or what the delivery was waiting for. If Eilbote is to wait longer in future, extend the time in the webhook or in its connection.',
    },
  },
  INTERNAL: {
    title: { de: 'Unerwarteter Fehler in Eilbote', en: 'Unexpected error in Eilbote' },
    cause: {
      de: 'In Eilbote selbst ist ein Fehler aufgetreten, der nicht hätte vorkommen dürfen.',
      en: 'There was an error in Eilbote itself that should not have happened.',
    },
    remedy: {
      de: 'Bitte melden Sie den Fehler mit dem Grund und der Kennung der Zustellung. Andere Zustellungen sind davon nicht betroffen.',
      en: 'Please report the error with the reason and the id of the delivery. Other deliveries are not affected.',
    },
  },
} satisfies { readonly [F in FailureClass]?: FailureText };
