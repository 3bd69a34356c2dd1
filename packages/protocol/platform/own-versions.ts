/** Which host and which library the player of every instance stands for: what apps are told, and releases choose by. */

/** Of the host, as apps read it in `version`. */
export const PLAYER_VERSION = '8.0.50'

/** Of the base library, as apps read it in `SDKVersion`. */
export const LIBRARY_VERSION = '3.8.0'
