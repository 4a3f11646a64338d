import { Button, QrCode, timeOfDay, useLocale, useTexts, VerdictList } from '@loket/ui';
import { paperTexts } from '@loket/ui/texts/counter.ts';
import { Panel } from '../panel.tsx';
import type { TaskProps } from './task-props.ts';
import './send-files.css';

/** The code for the citizen's phone, and how many files came. What is in them is between the citizen and the desk. */
export function SendFiles({ task, ...props }: TaskProps<'send_files'>) {
  const texts = useTexts(paperTexts);
  const locale = useLocale();
  const { upload, receivedCount } = task;
  return (
    <Panel {...props} title={texts.sendFiles} more={texts.sendFilesMore}>
      <div className="send-files">
        <QrCode text={upload.url} label={texts.uploadCode} />
        <div className="send-files-facts">
          <div role="status">
            <VerdictList
              label={texts.sendFiles}
              lines={[
                receivedCount === 0
                  ? { key: 'files', status: 'absent', text: texts.arrivedNone }
                  : { key: 'files', status: 'good', text: texts.arrived(receivedCount) },
              ]}
            />
          </div>
          <p>{texts.codeUntil(timeOfDay(new Date(upload.until), locale))}</p>
          <Button onPress={() => props.act({ intent: 'done' })}>{texts.filesDone}</Button>
        </div>
      </div>
    </Panel>
  );
}
