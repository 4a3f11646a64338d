import type { ReactNode } from 'react';
import { Dialog as AriaDialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import './dialog.css';

type DialogProps = {
  open: boolean;
  onClose: () => void;
  title: string;
  /** An alert interrupts (`alertdialog`) and is not closed by touching beside it. */
  alert?: boolean;
  /** Staff pages: room for a form with columns. */
  wide?: boolean;
  children: ReactNode;
};

/** A sheet of paper on a scrim. It takes the focus, keeps it, and gives it back. */
export function Dialog({ open, onClose, title, alert = false, wide = false, children }: DialogProps) {
  return (
    <ModalOverlay
      className="dialog-scrim"
      isOpen={open}
      isDismissable={!alert}
      onOpenChange={(stillOpen) => {
        if (!stillOpen) onClose();
      }}
    >
      <Modal className="dialog-place" data-wide={wide}>
        <AriaDialog className="dialog" role={alert ? 'alertdialog' : 'dialog'}>
          <Heading slot="title" level={2}>
            {title}
          </Heading>
          {children}
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  );
}
