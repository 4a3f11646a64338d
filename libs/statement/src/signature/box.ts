/** PDF points (1/72 inch). The last page of every record keeps this place free for its signature. */
export const SIGNATURE_BOX = { x: 56, y: 92, width: 483, height: 104 } as const;

export const pointsOf = (mm: number) => (mm * 72) / 25.4;
