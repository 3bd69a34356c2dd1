/** What the host tells about a player, under `SOUND_NEWS`: `sound` is the number of the call that opened it. */
export const SOUND_NEWS = 'sound'
