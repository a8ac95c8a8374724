import type { LocalizedText } from '@eilbote/contract';

/** What a check of a webhook or connection can find, in general. A new code has to be explained here to compile. */
interface FindingMeanings {
  readonly [code: string]: LocalizedText;
}

/** With one of these a webhook or connection is not saved. */
export const problemCatalogue = {
  ACTION_CHECK_FAILED: {
    de: 'Das Plugin des Zielsystems ist beim Prüfen abgestürzt.',
    en: 'The plugin of the target system crashed while checking.',
  },
  ACTION_NOT_CONFIRMED: {
    de: 'Die Aktion schließt, berechnet oder widerruft etwas im Zielsystem, und niemand hat das bestätigt.',
    en: 'The action closes, bills or undoes something in the target system, and nobody has confirmed that.',
  },
  ACTION_UNKNOWN: { de: 'Das Zielsystem hat diese Aktion nicht.', en: 'The target system has no such action.' },
  ADDRESS_UNREADABLE: {
    de: 'Die gespeicherte Adresse ist nicht lesbar, weil der Schlüssel fehlt.',
    en: 'The stored address cannot be read, because the key is missing.',
  },
  ATTRIBUTE_NAME_FORBIDDEN: {
    de: 'Ein Attribut trägt einen Namen, der Programme von Empfängern verändern könnte.',
    en: 'An attribute has a name that could change the programs of receivers.',
  },
  ATTRIBUTE_TWICE: { de: 'Zwei Attribute tragen denselben Namen.', en: 'Two attributes have the same name.' },
  AUTH_HEADER_TWICE: {
    de: 'Eine Kopfzeile (Header) trägt den Namen, den schon die Anmeldung der Verbindung schreibt.',
    en: 'A header has the name that the authorisation of the connection writes already.',
  },
  AUTH_PROPERTY_FOREIGN: {
    de: 'Eine Angabe gehört nicht zu dieser Art der Anmeldung.',
    en: 'A property does not belong to this kind of authorisation.',
  },
  AUTH_USER_COLON: {
    de: 'Ein Benutzername für Basic enthält einen Doppelpunkt.',
    en: 'A user name for Basic holds a colon.',
  },
  BASE_URL_TEMPLATE: {
    de: 'Die Basis-URL einer Verbindung enthält eine Vorlage.',
    en: 'The base URL of a connection holds a template.',
  },
  COALESCE_ENDS_BEFORE_WINDOW: {
    de: 'Zustellungen eines Webhooks würden kürzer zurückgehalten als sein Fenster lang ist.',
    en: 'A webhook would hold its deliveries for less than its window.',
  },
  COALESCE_LONGER_THAN_DELIVERY: {
    de: 'Ein Webhook hält Zustellungen länger zurück, als sie zugestellt werden dürfen.',
    en: 'A webhook holds deliveries for longer than they may take to be delivered.',
  },
  CONNECTION_OF_OTHER_TARGET: {
    de: 'Die Verbindung gehört zu einem anderen Zielsystem als der Webhook.',
    en: 'The connection belongs to another target system than the webhook.',
  },
  CONNECTION_TEMPLATE: {
    de: 'Eine Kopfzeile (Header) einer Verbindung ist eine Vorlage.',
    en: 'A header of a connection is a template.',
  },
  CONNECTION_UNKNOWN: { de: 'Diese Verbindung gibt es nicht.', en: 'There is no such connection.' },
  CONTENT_TYPE_DOES_NOT_FIT: {
    de: 'Der Inhaltstyp (Content-Type) passt nicht zum Inhalt.',
    en: 'The content type does not fit the body.',
  },
  CONTENT_TYPE_NOT_FIXED: {
    de: 'Der Inhaltstyp (Content-Type) ist kein fester Text.',
    en: 'The content type is not a fixed text.',
  },
  DETAIL_UNKNOWN: { de: 'Das Ereignis hat diese Angabe nicht.', en: 'The event has no such detail.' },
  EVENT_TYPE_UNKNOWN: { de: 'Diese Ereignisart gibt es nicht.', en: 'There is no such event type.' },
  FIELD_FROM_LIST: {
    de: 'Ein Attribut nimmt ein Feld aus einer Tabelle, von der mehrere Datensätze mitkommen.',
    en: 'An attribute takes a field of a table of which several records come along.',
  },
  FIELD_UNKNOWN: { de: 'Die Tabelle hat dieses Feld nicht.', en: 'The table has no such field.' },
  FOLLOWS_FROM_SETTINGS: {
    de: 'Eine Angabe steht neben den Einstellungen des Zielsystems, aus denen sie sich ergibt.',
    en: 'A property stands beside the settings of the target system from which it follows.',
  },
  HANDSHAKE_NEEDS_FIXED_URL: {
    de: 'Die Adresse eines Webhooks, der den Empfänger vorher fragt, enthält eine Vorlage.',
    en: 'The address of a webhook that asks its receiver beforehand holds a template.',
  },
  HANDSHAKE_ORIGIN_INVALID: {
    de: 'Der Name, unter dem der Webhook den Empfänger fragt, ist kein Name im DNS.',
    en: 'The name by which the webhook asks its receiver is no name in DNS.',
  },
  HEADER_TWICE: { de: 'Eine Kopfzeile (Header) gibt es zweimal.', en: 'A header stands there twice.' },
  LIMITS_WITH_CONNECTION: {
    de: 'Ein Webhook mit einer Verbindung hat eigene Grenzen.',
    en: 'A webhook with a connection has limits of its own.',
  },
  METHOD_WITHOUT_BODY: {
    de: 'Mit der Methode GET soll ein Inhalt gesendet werden.',
    en: 'A body shall be sent with the method GET.',
  },
  PATH_LEAVES_BASE: {
    de: 'Der Pfad führt aus der Basis-URL der Verbindung heraus.',
    en: 'The path leads out of the base URL of the connection.',
  },
  PATH_WITHOUT_CONNECTION: {
    de: 'Ein Pfad ist angegeben, aber keine Verbindung.',
    en: 'There is a path, but no connection.',
  },
  PARAMETER_UNKNOWN: {
    de: 'Die Aktion hat dieses Attribut nicht.',
    en: 'The action has no such attribute.',
  },
  PROPERTY_MISSING: { de: 'Eine Angabe fehlt, die nötig ist.', en: 'A property is missing that is needed.' },
  PROPERTY_UNKNOWN: { de: 'Eine Angabe gibt es hier nicht.', en: 'There is no such property here.' },
  PROXY_URL_CREDENTIALS: {
    de: 'In der Adresse eines Proxys stehen Benutzername oder Kennwort.',
    en: 'There is a user name or password in the address of a proxy.',
  },
  PROXY_URL_INVALID: { de: 'Die Adresse eines Proxys ist nicht lesbar.', en: 'The address of a proxy cannot be read.' },
  PROXY_USER_MISSING: {
    de: 'Zum Kennwort eines Proxys fehlt der Benutzername.',
    en: 'The user name that belongs to the password of a proxy is missing.',
  },
  ROUTE_WITH_CONNECTION: {
    de: 'Ein Webhook mit einer Verbindung hat eigene Zertifikate oder einen eigenen Proxy.',
    en: 'A webhook with a connection has certificates or a proxy of its own.',
  },
  SECRET_MISSING: {
    de: 'Ein Geheimnis soll behalten werden, aber es ist keines gespeichert.',
    en: 'A secret shall be kept, but none is stored.',
  },
  SECRET_OF_OTHER_RECEIVER: {
    de: 'Ein Geheimnis soll behalten werden, das für einen anderen Empfänger eingegeben wurde.',
    en: 'A secret shall be kept that was entered for another receiver.',
  },
  SECRETS_OF_WEBHOOKS: {
    de: 'Über eine Verbindung zu einem neuen Empfänger gingen eigene Geheimnisse von Webhooks.',
    en: 'Secrets of webhooks would go over a connection to a new receiver.',
  },
  SETTINGS_NOT_ASKED: {
    de: 'Das Zielsystem fragt nach keinen Einstellungen.',
    en: 'The target system asks for no settings.',
  },
  SETTINGS_OF_OTHER_VERSION: {
    de: 'Die Einstellungen sind von einer Fassung des Plugins, mit der das vorhandene nichts anfangen kann.',
    en: 'The settings are of a version of the plugin that the one at hand can do nothing with.',
  },
  SIGNATURE_HEADER_HOLDS_ONE: {
    de: 'Eine eigene Kopfzeile für die Signatur nimmt nur eine Signatur auf, es sind aber zwei Geheimnisse angegeben.',
    en: 'A header of its own for the signature holds one signature only, but there are two secrets.',
  },
  SIGNATURE_HEADER_TAKEN: {
    de: 'Die Kopfzeile der Signatur wird schon von etwas anderem geschrieben.',
    en: 'The header of the signature is written by something else already.',
  },
  SIGNATURE_WITHOUT_SECRET: {
    de: 'Es ist angegeben, wie signiert wird, aber kein Geheimnis für die Signatur.',
    en: 'It says how to sign, but there is no secret for the signature.',
  },
  SIGNING_SECRET_OF_HEADER: {
    de: 'Das gespeicherte Geheimnis gehört zu einer Signatur in einer eigenen Kopfzeile.',
    en: 'The stored secret belongs to a signature in a header of its own.',
  },
  TABLE_NOT_TAKEN: { de: 'Die Aktion nimmt diese Tabelle nicht.', en: 'The action does not take this table.' },
  TABLE_UNKNOWN: { de: 'Diese Tabelle gibt es nicht.', en: 'There is no such table.' },
  TARGET_FIELD_MISSING: {
    de: 'Ein Feld, das das Zielsystem verlangt, wird aus nichts gefüllt.',
    en: 'A field that the target system demands is filled from nothing.',
  },
  TARGET_FIELD_UNKNOWN: {
    de: 'Die Aktion füllt dieses Feld nicht.',
    en: 'The action fills no such field.',
  },
  TARGET_VALUE_UNFIT: {
    de: 'Ein fester Text, oder der Eintrag einer Tabelle, passt nicht in das Feld oder Attribut.',
    en: 'A fixed text, or the entry of a table, does not fit the field or attribute.',
  },
  TARGET_UNKNOWN: { de: 'Dieses Zielsystem gibt es nicht.', en: 'There is no such target system.' },
  TEMPLATE_MISSING: {
    de: 'Zum Format „template“ fehlt die Vorlage.',
    en: 'The template for the format "template" is missing.',
  },
  TLS_CERTIFICATE_MISSING: {
    de: 'Zu einem privaten Schlüssel fehlt das Zertifikat.',
    en: 'The certificate of a private key is missing.',
  },
  TLS_CERTIFICATE_UNREADABLE: { de: 'Ein Zertifikat ist nicht lesbar.', en: 'A certificate cannot be read.' },
  TLS_KEY_DOES_NOT_FIT: {
    de: 'Ein privater Schlüssel gehört nicht zum Zertifikat.',
    en: 'A private key does not belong to the certificate.',
  },
  TLS_KEY_IN_CERTIFICATE: {
    de: 'Ein privater Schlüssel steht, wo nur Zertifikate stehen dürfen.',
    en: 'A private key stands where only certificates may stand.',
  },
  TLS_KEY_MISSING: {
    de: 'Zu einem Zertifikat oder einer Passphrase fehlt der private Schlüssel.',
    en: 'The private key of a certificate or a passphrase is missing.',
  },
  TLS_KEY_UNREADABLE: { de: 'Ein privater Schlüssel ist nicht lesbar.', en: 'A private key cannot be read.' },
  UNTIL_INVALID: {
    de: 'Das Ende der Gültigkeit eines alten Geheimnisses ist kein Zeitpunkt.',
    en: 'The end of an old secret is no point in time.',
  },
  URL_AND_CONNECTION: {
    de: 'Ein Webhook hat eine eigene URL und eine Verbindung.',
    en: 'A webhook has a URL of its own and a connection.',
  },
  URL_CREDENTIALS: {
    de: 'In der URL stehen Benutzername oder Kennwort.',
    en: 'The URL holds a user name or password.',
  },
  URL_HOST_TEMPLATE: {
    de: 'Eine Vorlage steht im Servernamen der URL.',
    en: 'A template stands in the host of the URL.',
  },
  URL_INVALID: { de: 'Das ist keine gültige URL.', en: 'This is no valid URL.' },
  URL_MISSING: {
    de: 'Dem Webhook fehlt die URL des Empfängers.',
    en: 'The webhook lacks the URL of the receiver.',
  },
  URL_SCHEME: {
    de: 'Die URL beginnt nicht mit „https://“ oder „http://“.',
    en: 'The URL does not start with "https://" or "http://".',
  },
  VALUE_AMBIGUOUS: {
    de: 'Von mehreren möglichen Angaben muss genau eine da sein.',
    en: 'Exactly one of several possible properties must be there.',
  },
  VALUE_EMPTY: { de: 'Eine Angabe ist leer.', en: 'A value is empty.' },
  VALUE_INVALID: { de: 'Eine Angabe hat nicht die richtige Form.', en: 'A value has not the right form.' },
  VALUE_TOO_LARGE: { de: 'Eine Zahl ist zu groß.', en: 'A number is too large.' },
  VALUE_TOO_LONG: { de: 'Ein Text oder eine Liste ist zu lang.', en: 'A text or list is too long.' },
  VALUE_TOO_SMALL: { de: 'Eine Zahl ist zu klein.', en: 'A number is too small.' },
  VALUE_TYPE: { de: 'Eine Angabe hat nicht die richtige Art.', en: 'A value is of the wrong kind.' },
  VALUE_UNKNOWN: { de: 'Eine Angabe ist keine der möglichen.', en: 'A value is none of the possible ones.' },
} as const satisfies FindingMeanings;

/** Doubtful, but the author's decision: the webhook or connection is saved. */
export const warningCatalogue = {
  ATTRIBUTE_NOT_IN_TEMPLATE: {
    de: 'Ein Attribut mit dem Teil JSON kommt im Format „template“ nicht vor.',
    en: 'An attribute with the part JSON does not occur in the format "template".',
  },
  CHANGE_NOT_TOLD: {
    de: 'Ein Webhook will nur Änderungen, aber seine Ereignisart sagt nicht, was vorher war.',
    en: 'A webhook wants changes only, but its event type does not tell what was before.',
  },
  CONDITIONS_EMPTY: {
    de: 'Leere Bedingungen sollen ausgewertet werden.',
    en: 'Empty conditions shall be evaluated.',
  },
  FIELDS_IN_URL: {
    de: 'Mit der Methode GET stehen die Felder in der URL.',
    en: 'With the method GET the fields stand in the URL.',
  },
  FIELD_SENSITIVE: {
    de: 'Ein Feld mit besonders schutzwürdigen Daten wird gesendet, weil der Webhook es nennt.',
    en: 'A field with sensitive data is sent, because the webhook names it.',
  },
  NAME_TWICE: { de: 'Zwei tragen denselben Namen.', en: 'Two have the same name.' },
  PARAMETER_TWICE: {
    de: 'Ein Parameter steht schon in der Adresse des Empfängers und kommt mit dem Aufruf noch einmal dazu.',
    en: 'A parameter stands in the address of the receiver already, and the call adds it once more.',
  },
  SECRET_IN_URL: { de: 'Ein Geheimnis steht in der URL.', en: 'A secret stands in the URL.' },
  SIGNING_SECRET_SHORT: {
    de: 'Das Geheimnis für die Signatur ist so kurz, dass es sich erraten lässt.',
    en: 'The secret for the signature is so short that it can be guessed.',
  },
  TABLE_DOES_NOT_COME: {
    de: 'Die Tabelle kommt mit dem Ereignis gewöhnlich nicht mit.',
    en: 'The table does not usually come with the event.',
  },
  TABLE_DOES_NOT_FIT: {
    de: 'Die Tabelle des Webhooks passt nicht zum Ereignis.',
    en: 'The table of the webhook does not fit the event.',
  },
  TEMPLATE_NAME_UNKNOWN: {
    de: 'Ein Name in einer Vorlage ist nicht bekannt.',
    en: 'A name in a template is not known.',
  },
  TEMPLATE_UNUSED: {
    de: 'Eine Vorlage ist angegeben, die das Format nicht verwendet.',
    en: 'There is a template that the format does not use.',
  },
  TLS_CERTIFICATE_ENDS: {
    de: 'Ein Zertifikat läuft bald ab oder ist abgelaufen.',
    en: 'A certificate expires soon, or has expired.',
  },
  TLS_WITHOUT_HTTPS: {
    de: 'Zertifikate sind für eine Adresse ohne TLS eingetragen.',
    en: 'Certificates are set for an address without TLS.',
  },
  URL_BLANK: { de: 'In der URL steht ein Leerzeichen.', en: 'There is a blank in the URL.' },
  URL_FRAGMENT: {
    de: 'Hinter „#“ steht etwas, was nie gesendet wird.',
    en: 'Something stands behind "#" and is never sent.',
  },
  URL_SINGLE_BRACES: {
    de: 'Einfache geschweifte Klammern in der URL sind keine Vorlage.',
    en: 'Single braces in the URL are no template.',
  },
  URL_UNENCRYPTED: { de: 'Die URL ist unverschlüsselt (http).', en: 'The URL is not encrypted (http).' },
} as const satisfies FindingMeanings;

export type ProblemCode = keyof typeof problemCatalogue;
export type WarningCode = keyof typeof warningCatalogue;
