import { deriveId } from '../../domain/ids';

/** Staff of every test stack, by role. */
export const staff = {
  lead: deriveId('user', 'lead@client.example'),
  approver: deriveId('user', 'approver@client.example'),
  hr: deriveId('user', 'hr@client.example'),
  engineer: deriveId('user', 'engineer@client.example'),
  ops: deriveId('user', 'ops@client.example'),
  auditor: deriveId('user', 'auditor@client.example'),
  admin: deriveId('user', 'admin@client.example'),
} as const;
