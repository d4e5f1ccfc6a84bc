/** The products, as the sheets' first column names them. */
export const endpoint = 'Microsoft Defender for Endpoint';
export const antivirus = 'Microsoft Defender Antivirus';
export const smartscreen = 'Microsoft Defender SmartScreen';
export const consolidated = 'Consolidated Defender for Endpoint services';
