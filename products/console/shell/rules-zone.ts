/**
 * Where the days and months begin that rules count by: the platform's, wherever who reads it is. The
 * month that ends at midnight in Beijing would else end on another day for half of the world.
 */
export const RULES_ZONE = 'Asia/Shanghai'
