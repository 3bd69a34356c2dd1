/** Why calls are refused, in words for the conformance table: logic does not carry them. */
export const refusalReasons = {
  radio: 'A web page is not given the device’s Bluetooth, NFC, Wi-Fi or local network.',
  sensors: 'The host does not pass on the device’s sensors, screen or power.',
  'personal-data': 'A web page may not write to the address book, the calendar or send text messages.',
  recording: 'It needs recording or processing of sound, film or pictures that is not built yet.',
  recognition: 'There is no face, scene or model recognition.',
  advertisements: 'The platform shows no advertisements.',
  'vendor-services':
    'It belongs to a service of WeChat: channels, groups, stickers, stores, calls, cards, sport or the wallet.',
  embedding: 'Apps cannot be embedded in apps, and there are no plugins.',
  renderer: 'Pages are drawn by the web view alone: there is no Skyline, XR-Frame or desktop window.',
  unbuilt: 'The runtime does not offer it yet.',
} as const

export type RefusalReason = keyof typeof refusalReasons
