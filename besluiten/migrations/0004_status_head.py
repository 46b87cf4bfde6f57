import django.db.models.deletion
from django.db import migrations, models
from django.db.models import Exists, OuterRef

BATCH = 1000


def fill_heads(apps, schema_editor):
    """For the chains from before there were heads: each ends where it ends now."""
    rows = apps.get_model("besluiten", "StatusWijziging").objects.order_by()
    heads = apps.get_model("besluiten", "StatusHead").objects
    later = rows.filter(afspraak=OuterRef("afspraak"), sequence__gt=OuterRef("sequence"))
    last = rows.filter(~Exists(later)).values("afspraak_id", "sequence", "hash")
    heads.bulk_create([heads.model(**row) for row in last.iterator(BATCH)], batch_size=BATCH)


class Migration(migrations.Migration):

    dependencies = [
        ('besluiten', '0003_hardheid'),
    ]

    operations = [
        migrations.CreateModel(
            name='StatusHead',
            fields=[
                ('afspraak', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, primary_key=True, related_name='status_head', serialize=False, to='besluiten.afspraak')),
                ('sequence', models.PositiveIntegerField()),
                ('hash', models.CharField(max_length=64)),
            ],
        ),
        migrations.RunPython(fill_heads, migrations.RunPython.noop),
    ]
