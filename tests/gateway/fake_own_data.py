"""Everything that is held of somebody, in memory."""
from services.contracts.registration.own_data import OwnData, Piece, Section


def own_data() -> OwnData:
    """As ``registration.own_data``: a formula, markup and a long text among it."""
    held = [
        Piece(key="nama", label="Nama", value="Ratna Purwandini"),
        Piece(key="alamat", label="Alamat", value='=HYPERLINK("https://contoh.example")'),
        Piece(key="gelar_belakang", label="Gelar belakang", value="<b>S.Pd.</b> & " + "panjang " * 60),
    ]
    number = Piece(key="register_number", label="Nomor register", value="K7M4QX2P")
    rows = [Piece(key=f"r-{number}", label="Riwayat golongan", value="III/a") for number in range(80)]
    sections = [
        Section(title="Pendaftaran", pieces=[number]),
        Section(title="Data yang dipegang negara", pieces=held),
        Section(title="Riwayat golongan", pieces=rows),
        Section(title="Formulir yang dikirim", pieces=[Piece(key="s-1", label="Kiriman ke-1", value="2015-10-20")]),
    ]
    return OwnData(name="Ratna Purwandini", sections=sections)
