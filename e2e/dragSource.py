# A small window that files of the disk are dragged out of, as a file manager's are: dragSource.py PATH...
# Says on standard output when it is shown, when a drag begins and when it has ended.

import sys

import gi

gi.require_version("Gtk", "3.0")
from gi.repository import Gdk, GLib, Gtk

SIZE_PX = 100

window = Gtk.Window(title="files to drag")
window.set_default_size(SIZE_PX, SIZE_PX)
handle = Gtk.EventBox()
handle.add(Gtk.Label(label="files"))
window.add(handle)
handle.drag_source_set(Gdk.ModifierType.BUTTON1_MASK, [], Gdk.DragAction.COPY)
handle.drag_source_add_uri_targets()


def say(word):
    print(word, flush=True)


handle.connect("drag-data-get", lambda _, __, data, ___, ____: data.set_uris([GLib.filename_to_uri(path) for path in sys.argv[1:]]))
handle.connect("drag-begin", lambda *_: say("begun"))
handle.connect("drag-end", lambda *_: say("ended"))
window.connect("map-event", lambda *_: say("shown"))
window.connect("destroy", Gtk.main_quit)
window.show_all()
window.move(0, 0)
Gtk.main()
