"""Widgets of ours for what repeats on the pages. They know the theme and no service.

``buttons`` button, IconButton · ``words`` Title, Heading, Quiet, Badge, IconLabel · ``chips`` ChipRow · ``guess_field``
GuessField · ``empty`` EmptyState · ``page_picture`` PagePicture, Box · ``toasts`` ToastHost · ``busy`` BusyStrip ·
``pickers`` DateField, PersonPicker · ``splitter`` Splitter · ``table`` Table, Column (``rows_model`` RowsModel) ·
``page_head`` PageHead · ``flow`` FlowLayout · ``search_line`` SearchLine.
"""
