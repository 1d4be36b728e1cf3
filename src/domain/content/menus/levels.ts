/** How many levels a menu has at most: what websites show, and small enough for one statement. */
export const maxMenuLevels = 3
