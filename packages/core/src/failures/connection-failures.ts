import type { FailureClass } from '@eilbote/contract';
import type { FailureText } from './failure-text.ts';

/** No answer came, or not all of it. */
export const connectionFailures = {
  DNS_NOT_FOUND: {
    title: { de: 'Der Server wurde nicht gefunden', en: 'The server was not found' },
    cause: {
      de: 'Zu dem Servernamen in der URL gibt es keine Adresse. Meist ist der Name falsch geschrieben, oder den Server gibt es nicht mehr.',
      en: 'There is no address for the server name in the URL. Usually the name is misspelt, or the server no longer exists.',
    },
    remedy: {
      de: 'Prüfen Sie die URL auf Tippfehler. Stimmt sie, fragen Sie den Betreiber des Empfängers, ob es den Server noch gibt, oder Ihre IT, ob der DNS-Dienst Ihres Netzes ihn kennt.',
      en: 'Check the URL for typing errors. If it is right, ask the operator of the receiver whether the server still exists, or your IT whether the DNS service of your network knows it.',
    },
  },
  DNS_TIMEOUT: {
    title: {
      de: 'Die Adresse des Servers ließ sich nicht ermitteln',
      en: 'The address of the server could not be looked up',
    },
    cause: {
      de: 'Der DNS-Dienst, der zu Servernamen die Adressen liefert, hat nicht rechtzeitig oder mit einem Fehler geantwortet. Meist ist die Internetverbindung gestört oder überlastet.',
      en: 'The DNS service, which finds the addresses of server names, did not answer in time or answered with an error. Usually the internet connection is disturbed or overloaded.',
    },
    remedy: {
      de: 'Eilbote wiederholt die Zustellung von selbst. Prüfen Sie, ob Sie andere Internetseiten erreichen. Kommt der Fehler öfter vor, lassen Sie Ihre IT den DNS-Dienst prüfen.',
      en: 'Eilbote repeats the delivery by itself. Check whether you can reach other web sites. If the error comes back, have your IT check the DNS service.',
    },
  },
  CONNECT_REFUSED: {
    title: { de: 'Der Server nimmt keine Verbindung an', en: 'The server refuses the connection' },
    cause: {
      de: 'Der Rechner ist erreichbar, aber unter diesem Port antwortet kein Programm. Meist läuft die Anwendung dort gerade nicht, oder der Port in der URL ist falsch. Auch eine Firewall kann Verbindungen so ablehnen.',
      en: 'The machine can be reached, but no program answers on this port. Usually the application is not running, or the port in the URL is wrong. A firewall can refuse connections in this way, too.',
    },
    remedy: {
      de: 'Prüfen Sie, ob die Anwendung auf der Gegenseite läuft und ob der Port in der URL stimmt. Eilbote wiederholt die Zustellung von selbst.',
      en: 'Check whether the application on the other side is running and whether the port in the URL is right. Eilbote repeats the delivery by itself.',
    },
  },
  CONNECT_TIMEOUT: {
    title: { de: 'Der Server ist nicht erreichbar', en: 'The server cannot be reached' },
    cause: {
      de: 'Auf den Verbindungsaufbau kam keine Antwort. Meist ist der Server ausgeschaltet, die Leitung gestört, oder eine Firewall lässt die Verbindung nicht durch.',
      en: 'There was no answer when the connection was opened. Usually the server is switched off, the line is disturbed, or a firewall does not let the connection through.',
    },
    remedy: {
      de: 'Prüfen Sie, ob Sie den Server von diesem Rechner aus erreichen, und lassen Sie Ihre IT die Firewall prüfen. Eilbote wiederholt die Zustellung von selbst.',
      en: 'Check whether you can reach the server from this machine, and have your IT check the firewall. Eilbote repeats the delivery by itself.',
    },
  },
  TLS_CERT_INVALID: {
    title: { de: 'Das Zertifikat des Servers ist ungültig', en: 'The certificate of the server is invalid' },
    cause: {
      de: 'Das Sicherheitszertifikat ist abgelaufen, auf einen anderen Namen ausgestellt oder stammt von einer Stelle, der dieser Rechner nicht vertraut. Eilbote sendet dann nichts, weil die Daten an einen Fremden gehen könnten.',
      en: 'The certificate has expired, was issued for another name, or comes from an authority that this machine does not trust. Eilbote sends nothing then, because the data could go to a stranger.',
    },
    remedy: {
      de: 'Prüfen Sie, ob in der URL der richtige Servername steht und ob Datum und Uhrzeit dieses Rechners stimmen. Sonst muss der Betreiber des Empfängers das Zertifikat erneuern. Ein Zertifikat aus dem eigenen Haus macht der Administrator mit network.certificateAuthorities bekannt, oder Sie tragen die ausstellende Stelle im Webhook oder in seiner Verbindung ein.',
      en: 'Check whether the URL has the right server name and whether date and time of this machine are right. Otherwise the operator of the receiver has to renew the certificate. The administrator makes a certificate of your own house known with network.certificateAuthorities, or you enter its authority in the webhook or in its connection.',
    },
  },
  TLS_HANDSHAKE: {
    title: { de: 'Keine verschlüsselte Verbindung möglich', en: 'No encrypted connection is possible' },
    cause: {
      de: 'Eilbote und der Server konnten sich auf keine Verschlüsselung einigen. Meist ist der Server veraltet, oder er erwartet unter diesem Port keine verschlüsselte Verbindung.',
      en: 'Eilbote and the server could not agree on an encryption. Usually the server is out of date, or it does not expect an encrypted connection on this port.',
    },
    remedy: {
      de: 'Prüfen Sie, ob die URL mit „https://“ beginnen soll und ob der Port stimmt. Sonst muss der Betreiber den Server auf TLS 1.2 oder neuer umstellen.',
      en: 'Check whether the URL should begin with "https://" and whether the port is right. Otherwise the operator has to change the server to TLS 1.2 or later.',
    },
  },
  CLIENT_CERTIFICATE: {
    title: { de: 'Das Client-Zertifikat wurde nicht angenommen', en: 'The client certificate was not accepted' },
    cause: {
      de: 'Der Server verlangt, dass sich Eilbote mit einem Zertifikat ausweist. Es fehlt, ist abgelaufen, stammt von einer Stelle, der der Server nicht vertraut, oder Zertifikat, Schlüssel und Passphrase passen nicht zusammen.',
      en: 'The server requires Eilbote to identify itself by a certificate. It is missing, has expired, comes from an authority that the server does not trust, or certificate, key and passphrase do not belong together.',
    },
    remedy: {
      de: 'Tragen Sie im Webhook oder in seiner Verbindung das Zertifikat und den Schlüssel ein, die der Betreiber des Empfängers ausgestellt oder freigegeben hat. Eilbote wiederholt die Zustellung von selbst.',
      en: 'Enter the certificate and the key that the operator of the receiver has issued or accepted in the webhook or in its connection. Eilbote repeats the delivery by itself.',
    },
  },
  PROXY_FAILED: {
    title: { de: 'Der Proxy lässt den Aufruf nicht durch', en: 'The proxy does not let the call through' },
    cause: {
      de: 'Der Aufruf sollte über einen Proxy gehen. Der Proxy war nicht erreichbar, verlangt andere Zugangsdaten (407), verbietet diesen Empfänger (403) oder erreicht ihn selbst nicht (502, 503, 504). Der Empfänger wurde nicht aufgerufen.',
      en: 'The call was to go through a proxy. The proxy could not be reached, wants other credentials (407), forbids this receiver (403), or cannot reach it itself (502, 503, 504). The receiver was not called.',
    },
    remedy: {
      de: 'Prüfen Sie Adresse und Zugangsdaten des Proxys, und lassen Sie Ihre IT den Empfänger dort freigeben. Ein Proxy, der nur Rechnernamen durchlässt, braucht network.proxy.resolvesNames; ein Empfänger im eigenen Netz gehört in network.proxy.except. Eilbote wiederholt die Zustellung von selbst.',
      en: 'Check address and credentials of the proxy, and have your IT allow the receiver there. A proxy that lets host names through only needs network.proxy.resolvesNames; a receiver in the own network belongs into network.proxy.except. Eilbote repeats the delivery by itself.',
    },
  },
  RESPONSE_TIMEOUT: {
    title: { de: 'Der Empfänger hat nicht rechtzeitig geantwortet', en: 'The receiver did not answer in time' },
    cause: {
      de: 'Die Verbindung stand, aber innerhalb des Zeitlimits kam keine Antwort. Der Empfänger kann den Aufruf trotzdem verarbeitet haben.',
      en: 'The connection was open, but no answer came within the time limit. The receiver may have processed the call all the same.',
    },
    remedy: {
      de: 'Eilbote wiederholt die Zustellung von selbst; der Empfänger erkennt sie an ihrer gleichbleibenden Kennung. Kommt das öfter vor, sollte der Empfänger sofort antworten und erst danach arbeiten, oder Sie erhöhen das Zeitlimit des Webhooks.',
      en: 'Eilbote repeats the delivery by itself; the receiver recognises it by its id, which stays the same. If this comes back, the receiver should answer at once and do its work afterwards, or you raise the time limit of the webhook.',
    },
  },
  BODY_TIMEOUT: {
    title: { de: 'Die Antwort kam nicht vollständig an', en: 'The answer did not arrive completely' },
    cause: {
      de: 'Der Empfänger hat zu antworten begonnen, war innerhalb des Zeitlimits aber nicht fertig. Den Aufruf hat er erhalten.',
      en: 'The receiver began to answer but was not done within the time limit. It did get the call.',
    },
    remedy: {
      de: 'Der Empfänger sollte kurz antworten, am besten ohne Inhalt. Prüfen Sie, ob die URL auf eine Schnittstelle zeigt und nicht auf eine Internetseite oder einen Download.',
      en: 'The receiver should answer briefly, best without content. Check whether the URL leads to an interface and not to a web page or a download.',
    },
  },
  RESPONSE_TOO_LARGE: {
    title: { de: 'Die Antwort ist zu groß', en: 'The answer is too large' },
    cause: {
      de: 'Der Empfänger hat mehr geantwortet, als Eilbote annimmt. Den Aufruf hat er erhalten.',
      en: 'The receiver answered more than Eilbote accepts. It did get the call.',
    },
    remedy: {
      de: 'Der Empfänger sollte kurz antworten, am besten ohne Inhalt. Prüfen Sie, ob die URL auf eine Schnittstelle zeigt und nicht auf eine Internetseite oder einen Download.',
      en: 'The receiver should answer briefly, best without content. Check whether the URL leads to an interface and not to a web page or a download.',
    },
  },
  PROTOCOL_ERROR: {
    title: { de: 'Die Antwort ist nicht zu verstehen', en: 'The answer cannot be understood' },
    cause: {
      de: 'Was zurückkam, ist keine gültige HTTP-Antwort. Meist läuft unter diesem Port ein anderer Dienst, oder ein Gerät auf dem Weg dorthin verändert die Daten.',
      en: 'What came back is no valid HTTP answer. Usually another service runs on this port, or a device on the way changes the data.',
    },
    remedy: {
      de: 'Prüfen Sie, ob Server und Port in der URL stimmen und ob sie mit „http://“ oder „https://“ beginnen muss. Stimmt alles, fragen Sie den Betreiber des Empfängers.',
      en: 'Check whether server and port in the URL are right and whether it has to begin with "http://" or "https://". If all is right, ask the operator of the receiver.',
    },
  },
  CONNECTION_RESET: {
    title: { de: 'Die Verbindung wurde abgebrochen', en: 'The connection was broken off' },
    cause: {
      de: 'Der Empfänger oder ein Gerät auf dem Weg dorthin hat die Verbindung während des Aufrufs beendet. Ob der Aufruf verarbeitet wurde, ist ungewiss.',
      en: 'The receiver or a device on the way ended the connection during the call. Whether the call was processed is not known.',
    },
    remedy: {
      de: 'Eilbote wiederholt die Zustellung von selbst. Kommt das öfter vor, soll der Betreiber des Empfängers in dessen Protokoll nachsehen; auch eine Firewall oder ein Virenscanner kann die Ursache sein.',
      en: 'Eilbote repeats the delivery by itself. If this comes back, have the operator of the receiver look into its log; a firewall or a virus scanner can be the cause, too.',
    },
  },
  TOKEN_UNAVAILABLE: {
    title: { de: 'Der Anmeldeserver gibt kein Token aus', en: 'The authorisation server gives no token' },
    cause: {
      de: 'Die Verbindung meldet sich mit OAuth 2.0 an. Der Anmeldeserver, der dafür das Token ausgibt, war nicht erreichbar, überlastet oder hat etwas Unlesbares geantwortet. Der Empfänger wurde nicht aufgerufen.',
      en: 'The connection is authorised by OAuth 2.0. The authorisation server, which gives the token for it, could not be reached, was overloaded, or answered something unreadable. The receiver was not called.',
    },
    remedy: {
      de: 'Eilbote wiederholt die Zustellung von selbst. Kommt das öfter vor, prüfen Sie die Token-URL der Verbindung und fragen Sie den Betreiber des Anmeldeservers.',
      en: 'Eilbote repeats the delivery by itself. If this comes back, check the token URL of the connection and ask the operator of the authorisation server.',
    },
  },
} satisfies { readonly [F in FailureClass]?: FailureText };
