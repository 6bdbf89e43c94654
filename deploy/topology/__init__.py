"""The broker's exchanges and queues: declared, checked, mended."""
import warnings

# nameko stands on eventlet, which announces its retirement at import; an operator's command need not repeat it
warnings.filterwarnings("ignore", r"\s*Eventlet is deprecated")
