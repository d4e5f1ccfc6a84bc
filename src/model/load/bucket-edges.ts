/** Ten steps a decade, rounded so that 1, 2 and 5 are among them (ISO 3, R10). */
export const bucketEdges = [1, 1.25, 1.6, 2, 2.5, 3.15, 4, 5, 6.3, 8] as const;
