import type { NoticeTemplate } from './contract';

/** Sent before anything is decided, with the report and the summary of rights. */
export const preNotice: NoticeTemplate = {
  title: 'Notice before a decision',
  sections: [
    {
      heading: 'Why you get this',
      text: 'Dear {{talent}}, your background check for “{{title}}” has come back with something that we have to consider. Nothing is decided. The offer, and your place, are held for you.',
    },
    {
      heading: 'What we considered so far',
      text: 'A person has looked at what was found, how long ago it was, and whether it has to do with this work.',
    },
    {
      heading: 'What you can do',
      text: 'A copy of the report and a summary of your rights come with this notice. If something in the report is wrong or incomplete, or if you want to explain it, tell us until {{until}}. If you dispute it, the clock stands still until the agency has looked again.',
    },
    {
      heading: 'Who made the report',
      text: '{{agency}}, {{agencyAddress}}, {{agencyPhone}}. The agency does not decide.',
    },
  ],
};

/** In short words what the law gives a person about whom a report was made. */
export const rightsSummary: NoticeTemplate = {
  title: 'A summary of your rights',
  sections: [
    {
      heading: 'You may know',
      text: 'You must be told when a report was used against you, and by which agency it was made. You may ask the agency for everything in your file.',
    },
    {
      heading: 'You may dispute',
      text: 'If you tell the agency that something is incomplete or wrong, it must look again, usually within 30 days, and correct or delete what it cannot confirm.',
    },
    {
      heading: 'You may get a free copy',
      text: 'After a decision against you the agency must give you a copy for nothing if you ask within 60 days.',
    },
    {
      heading: 'You may be helped',
      text: 'Your state or city may give you more rights. The Consumer Financial Protection Bureau and your state’s authority tell you about them.',
    },
  ],
};

/** Sent when a person has decided against the engagement. */
export const finalNotice: NoticeTemplate = {
  title: 'Notice of our decision',
  sections: [
    {
      heading: 'Our decision',
      text: 'Dear {{talent}}, after the notice of {{noticeOn}} and the time to answer it, we have decided not to go on with “{{title}}”. The decision rests in part on a report about you.',
    },
    {
      heading: 'Who made the report',
      text: '{{agency}}, {{agencyAddress}}, {{agencyPhone}}. The agency did not make this decision and cannot tell you its reasons.',
    },
    {
      heading: 'Your rights',
      text: 'You may dispute with the agency whether the report is complete and right. You may get a free copy of it from the agency if you ask within 60 days, until {{freeCopyUntil}}.',
    },
  ],
};
